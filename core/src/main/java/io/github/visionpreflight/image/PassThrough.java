package io.github.visionpreflight.image;

import io.github.visionpreflight.image.PreparedImage.Action;
import io.github.visionpreflight.image.structure.Integrity;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.PixelFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The first lane: a picture that fits and is whole goes out as it came in. Inks never do: hosts
 * differ in what they make of them.
 */
final class PassThrough {
  private static final String NAME = "pass-through";

  private PassThrough() {}

  /**
   * Returns the picture untouched; empty when it does not fit, or its file has a fault that
   * encoding it anew mends.
   *
   * @param decodes throws when the picture cannot be decoded, for types whose structure does not
   *     tell
   * @throws MediaException.Malformed when the file is damaged beyond that
   */
  static Optional<PreparedImage> attempt(
      ImageTask task, ImageConstraints constraints, Consumer<ImageTask> decodes) {
    if (!fits(task, constraints)) {
      return Optional.empty();
    }
    byte[] bytes = task.source().readAll(task.limits());
    return switch (Integrity.of(task.info(), bytes, task.limits(), task.deadline())) {
      case WHOLE -> Optional.of(untouched(task.info(), bytes));
      case FAULTY -> Optional.empty();
      case UNKNOWN -> {
        decodes.accept(task);
        yield Optional.of(untouched(task.info(), bytes));
      }
    };
  }

  private static boolean fits(ImageTask task, ImageConstraints constraints) {
    ImageInfo info = task.info();
    return constraints.accepted().contains(info.type())
        && isAskedFor(info.type(), constraints.format())
        && info.orientation() == 1
        && (info.frames() == 1 || constraints.keepAnimation())
        && info.pixels().colors() != PixelFormat.Colors.CMYK
        && task.largest().equals(info.displayed())
        && task.source().size() <= constraints.maxBytes(info.type());
  }

  private static boolean isAskedFor(MediaType type, OutputFormat format) {
    return switch (format) {
      case AUTO -> true;
      case JPEG -> type == MediaType.JPEG;
      case PNG -> type == MediaType.PNG;
      case WEBP, WEBP_LOSSLESS -> type == MediaType.WEBP;
    };
  }

  private static PreparedImage untouched(ImageInfo info, byte[] bytes) {
    return new PreparedImage(
        bytes,
        info.type(),
        info.displayed(),
        Action.PASSED_THROUGH,
        NAME,
        OptionalInt.empty(),
        List.of());
  }
}
