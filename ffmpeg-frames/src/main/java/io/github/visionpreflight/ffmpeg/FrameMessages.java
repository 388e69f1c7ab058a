package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.Message;
import io.github.visionpreflight.ffmpeg.process.WireException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FramePick;
import io.github.visionpreflight.video.FrameTimes;
import io.github.visionpreflight.video.TimeBase;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What the two sides of an isolated extraction tell each other, written and read in one place. */
final class FrameMessages {
  /** More frames than this are past what one message holds: 37 hours at 60 frames a second. */
  static final int MOST_FRAMES = 8_000_000;

  /** A number, three times two of them, and for each frame its time and one bit. */
  static final int MOST_TIMES_BYTES = 28 + MOST_FRAMES * Long.BYTES + MOST_FRAMES / 8 + 1;

  private FrameMessages() {}

  /** What the child has to know of a source. */
  record Source(String name, Container container, long size, ReadLimits limits) {
    void writeTo(DataOutputStream out) throws IOException {
      out.writeUTF(name.length() <= 1000 ? name : name.substring(0, 1000));
      out.writeUTF(container.name());
      out.writeLong(size);
      out.writeLong(limits.maxPixels());
      out.writeInt(limits.maxFrames());
      out.writeLong(limits.deadline().toMillis());
    }

    static Source readFrom(DataInputStream in) throws IOException {
      return new Source(
          in.readUTF(),
          Container.valueOf(in.readUTF()),
          in.readLong(),
          ReadLimits.defaults().toBuilder()
              .maxPixels(in.readLong())
              .maxFrames(in.readInt())
              .deadline(Duration.ofMillis(Math.max(1, in.readLong())))
              .build());
    }
  }

  static void writeOptions(FrameOptions options, DataOutputStream out) throws IOException {
    out.writeByte(options.jpegQuality());
    out.writeByte(options.threads());
  }

  static FrameOptions readOptions(DataInputStream in, ReadLimits limits) throws IOException {
    return FrameOptions.defaults()
        .withJpegQuality(in.readUnsignedByte())
        .withThreads(in.readUnsignedByte())
        .withLimits(limits);
  }

  static void writeTimes(FrameTimes times, DataOutputStream out) throws IOException {
    out.writeInt(times.count());
    out.writeLong(times.endTick());
    out.writeLong(times.timeBase().num());
    out.writeLong(times.timeBase().den());
    ByteBuffer ticks = ByteBuffer.allocate(times.count() * Long.BYTES);
    BitSet keyframes = new BitSet(times.count());
    for (int i = 0; i < times.count(); i++) {
      ticks.putLong(times.tick(i));
      keyframes.set(i, times.isKeyframe(i));
    }
    out.write(ticks.array());
    out.write(keyframes.toByteArray());
  }

  static FrameTimes readTimes(Message message) throws IOException {
    DataInputStream in = message.fields();
    int count = in.readInt();
    long end = in.readLong();
    long num = in.readLong();
    long den = in.readLong();
    ByteBuffer rest = ByteBuffer.wrap(message.rest());
    long mostBits = (long) count + Byte.SIZE - 1;
    if (count < 1
        || rest.remaining() < (long) count * Long.BYTES
        || rest.remaining() - (long) count * Long.BYTES > mostBits / Byte.SIZE) {
      throw new WireException("TIMES: " + count + " frames in " + rest.remaining() + " bytes");
    }
    long[] ticks = new long[count];
    rest.asLongBuffer().get(ticks);
    rest.position(count * Long.BYTES);
    try {
      return FrameTimes.of(ticks, BitSet.valueOf(rest), end, new TimeBase(num, den));
    } catch (IllegalArgumentException e) {
      throw new WireException("TIMES: " + e.getMessage());
    }
  }

  static void writePicks(List<FramePick> picks, DataOutputStream out) throws IOException {
    out.writeInt(picks.size());
    for (FramePick pick : picks) {
      out.writeInt(pick.index());
      out.writeDouble(pick.wantedSeconds());
    }
  }

  static List<FramePick> readPicks(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<FramePick> picks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      picks.add(new FramePick(in.readInt(), in.readDouble()));
    }
    return picks;
  }

  static void writeSize(Dimensions size, DataOutputStream out) throws IOException {
    out.writeInt(size.width());
    out.writeInt(size.height());
  }

  static Dimensions readSize(DataInputStream in) throws IOException {
    int width = in.readInt();
    int height = in.readInt();
    if (width < 1 || height < 1) {
      throw new WireException("size " + width + "x" + height);
    }
    return new Dimensions(width, height);
  }
}
