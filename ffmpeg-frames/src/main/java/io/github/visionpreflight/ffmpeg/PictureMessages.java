package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.Conversation;
import io.github.visionpreflight.ffmpeg.process.ParentLink;
import io.github.visionpreflight.ffmpeg.process.RemoteChannel;
import io.github.visionpreflight.ffmpeg.process.WireException;
import io.github.visionpreflight.image.EncodedImage;
import io.github.visionpreflight.image.Encoding;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.PixelFormat;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the two sides of an isolated picture tell each other, written and read in one place. */
final class PictureMessages {
  private static final int MOST_NOTES = 50;

  private PictureMessages() {}

  static void writeTask(ImageTask task, DataOutputStream out) throws IOException {
    Fields.writeName(task.source().name(), out);
    out.writeLong(task.source().size());
    writeInfo(task.info(), out);
    Fields.writeSize(task.largest(), out);
    Fields.writeLimits(Fields.withTimeLeft(task.limits(), task.deadline()), out);
  }

  /** Returns the task; its source asks the parent for its bytes. */
  static ImageTask readTask(DataInputStream in, ParentLink parent) throws IOException {
    String name = in.readUTF();
    long size = in.readLong();
    MediaSource source = MediaSource.of(name, () -> new RemoteChannel(parent, size));
    ImageInfo info = readInfo(in);
    var largest = Fields.readSize(in);
    ReadLimits limits = Fields.readLimits(in);
    return new ImageTask(source, info, largest, limits, Deadline.start(limits));
  }

  private static void writeInfo(ImageInfo info, DataOutputStream out) throws IOException {
    out.writeUTF(info.type().name());
    Fields.writeSize(info.stored(), out);
    out.writeInt(info.orientation());
    out.writeInt(info.frames());
    out.writeBoolean(info.hasAlpha());
    out.writeLong(info.bytes());
    out.writeUTF(info.pixels().colors().name());
    out.writeInt(info.pixels().channels());
    out.writeInt(info.pixels().bitsPerChannel());
    out.writeBoolean(info.pixels().progressive());
  }

  private static ImageInfo readInfo(DataInputStream in) throws IOException {
    return new ImageInfo(
        MediaType.valueOf(in.readUTF()),
        Fields.readSize(in),
        in.readInt(),
        in.readInt(),
        in.readBoolean(),
        in.readLong(),
        new PixelFormat(
            PixelFormat.Colors.valueOf(in.readUTF()),
            in.readInt(),
            in.readInt(),
            in.readBoolean()));
  }

  static void writeEncoding(Encoding encoding, DataOutputStream out) throws IOException {
    Fields.writeSize(encoding.size(), out);
    out.writeUTF(encoding.type().name());
    out.writeInt(encoding.quality());
    out.writeBoolean(encoding.lossless());
    out.writeInt(encoding.backgroundRgb());
  }

  static Encoding readEncoding(DataInputStream in) throws IOException {
    return new Encoding(
        Fields.readSize(in),
        MediaType.valueOf(in.readUTF()),
        in.readInt(),
        in.readBoolean(),
        in.readInt());
  }

  static void writeEncoded(EncodedImage encoded, DataOutputStream out) throws IOException {
    out.writeInt(encoded.notes().size());
    for (String note : encoded.notes()) {
      out.writeUTF(note);
    }
    out.write(encoded.bytes());
  }

  static EncodedImage readEncoded(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_NOTES) {
      throw new WireException("PICTURE: " + count + " notes");
    }
    List<String> notes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      notes.add(Conversation.shortened(in.readUTF()));
    }
    return new EncodedImage(in.readAllBytes(), notes);
  }
}
