package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.Kind;
import io.github.visionpreflight.ffmpeg.process.Message;
import io.github.visionpreflight.ffmpeg.process.ParentLink;
import io.github.visionpreflight.ffmpeg.process.WireException;
import io.github.visionpreflight.image.EncodedImage;
import io.github.visionpreflight.image.Encoding;
import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.media.MediaException;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ServiceLoader;

/** The child's part of a picture: lets the lane do what it would do in the parent. */
final class PictureJob {
  private PictureJob() {}

  static void run(Message request, ParentLink parent) throws IOException {
    DataInputStream fields = request.fields();
    ImageLane lane = lane(fields.readUTF());
    ImageTask task = PictureMessages.readTask(fields, parent);
    try (OpenedImage image = opened(lane, task)) {
      parent.tell(Kind.OPENED, out -> {});
      while (answer(image, parent.request(), parent)) {
        // Until the parent has what it wants.
      }
    }
  }

  /** The lane of this library comes first on the class path; others are not even made. */
  private static ImageLane lane(String name) throws IOException {
    return ServiceLoader.load(ImageLane.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(lane -> lane.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new WireException("no lane " + name));
  }

  private static OpenedImage opened(ImageLane lane, ImageTask task) {
    return lane.open(task)
        .orElseThrow(
            () ->
                new MediaException.Unsupported(
                    task.info().type() + ": no longer what " + lane.name() + " decodes"));
  }

  private static boolean answer(OpenedImage image, Message request, ParentLink parent)
      throws IOException {
    switch (request.kind()) {
      case HAS_ALPHA -> {
        boolean alpha = image.hasAlpha();
        parent.tell(Kind.ALPHA, out -> out.writeBoolean(alpha));
      }
      case ENCODE -> {
        Encoding encoding = PictureMessages.readEncoding(request.fields());
        EncodedImage encoded = image.encode(encoding);
        parent.tell(Kind.PICTURE, out -> PictureMessages.writeEncoded(encoded, out));
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
