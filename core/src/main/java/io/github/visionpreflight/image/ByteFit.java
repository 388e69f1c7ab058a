package io.github.visionpreflight.image;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Encodes one picture so that it is not too long: first as asked; then, where the type is ours to
 * choose, as JPEG; then at lower quality; then smaller. Never below the floors.
 */
final class ByteFit {
  private static final int QUALITY_STEP = 10;

  /** A smaller size is a guess from the length so far; it aims a little below the limit. */
  private static final double AIM = 0.97;

  private static final double LEAST_SHRINK = 0.9;
  private static final double MOST_SHRINK = 0.5;

  private final String lane;
  private final OpenedImage image;
  private final ImageTask task;
  private final ImageConstraints constraints;
  private final List<String> notes = new ArrayList<>();
  private MediaType type;
  private Dimensions size;
  private int quality;
  private EncodedImage made;

  ByteFit(String lane, OpenedImage image, ImageTask task, ImageConstraints constraints) {
    this.lane = lane;
    this.image = image;
    this.task = task;
    this.constraints = constraints;
    this.type = firstType();
    this.size = task.largest();
    this.quality = constraints.quality();
    this.made = encoded();
  }

  private MediaType firstType() {
    boolean jpeg = constraints.accepted().contains(MediaType.JPEG);
    boolean png = constraints.accepted().contains(MediaType.PNG);
    return switch (constraints.format()) {
      case JPEG -> MediaType.JPEG;
      case PNG -> MediaType.PNG;
      case WEBP, WEBP_LOSSLESS -> MediaType.WEBP;
      case AUTO -> png && (!jpeg || suitsPng()) ? MediaType.PNG : MediaType.JPEG;
    };
  }

  private boolean suitsPng() {
    return switch (task.info().type()) {
      case JPEG -> false;
      case PNG, GIF, BMP -> true;
      default -> task.info().hasAlpha() && image.hasAlpha();
    };
  }

  PreparedImage run() {
    if (!fits() && mayBecomeJpeg()) {
      notes.add("PNG of " + made.bytes().length + " bytes is over the limit: JPEG");
      type = MediaType.JPEG;
      made = encoded();
    }
    while (!fits() && isLossy() && quality > constraints.minQuality()) {
      quality = Math.max(constraints.minQuality(), quality - QUALITY_STEP);
      made = encoded();
    }
    while (!fits()) {
      size = smaller();
      made = encoded();
    }
    return result();
  }

  private boolean isLossy() {
    return type == MediaType.JPEG || constraints.format() == OutputFormat.WEBP;
  }

  private boolean mayBecomeJpeg() {
    return type == MediaType.PNG
        && constraints.format() == OutputFormat.AUTO
        && constraints.accepted().contains(MediaType.JPEG)
        && !image.hasAlpha();
  }

  private boolean fits() {
    return made.bytes().length <= constraints.maxBytes(type);
  }

  private EncodedImage encoded() {
    task.deadline().check("encoding " + type);
    boolean lossless = !isLossy();
    return image.encode(new Encoding(size, type, quality, lossless, constraints.backgroundRgb()));
  }

  private Dimensions smaller() {
    int floor = Math.min(constraints.minLongestSide(), task.largest().longestSide());
    if (size.longestSide() <= floor) {
      throw refusal(floor);
    }
    double guess = AIM * Math.sqrt((double) constraints.maxBytes(type) / made.bytes().length);
    double shrink = Math.max(MOST_SHRINK, Math.min(LEAST_SHRINK, guess));
    double scale = Math.max(shrink, (double) floor / size.longestSide());
    Dimensions next = shrunk(scale);
    // The model's own rule may cut further, or leave more tokens for fewer pixels.
    Dimensions allowed = constraints.target(next);
    if (allowed.longestSide() < floor) {
      throw refusal(floor);
    }
    return allowed;
  }

  /** Both sides from the picture's own shape, so that repeated steps do not bend it. */
  private Dimensions shrunk(double scale) {
    Dimensions whole = task.largest();
    double side = Math.max(1, Math.floor(size.longestSide() * scale));
    double factor = side / whole.longestSide();
    return new Dimensions(
        (int) Math.max(1, Math.round(whole.width() * factor)),
        (int) Math.max(1, Math.round(whole.height() * factor)));
  }

  private MediaException.Limit refusal(int floor) {
    String atQuality = isLossy() ? " at quality " + quality : "";
    return new MediaException.Limit(
        "bytes of a "
            + type
            + ": expected at most "
            + constraints.maxBytes(type)
            + ", the smallest allowed is "
            + made.bytes().length
            + " at "
            + size
            + atQuality
            + " (longer side not below "
            + floor
            + ", quality not below "
            + constraints.minQuality()
            + ")");
  }

  private PreparedImage result() {
    OptionalInt used = isLossy() ? OptionalInt.of(quality) : OptionalInt.empty();
    notes.addAll(made.notes());
    return new PreparedImage(
        made.bytes(), type, size, ImagePreparer.action(task.info(), size), lane, used, notes);
  }
}
