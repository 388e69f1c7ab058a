package io.github.visionpreflight.image.structure;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;

/** What the structure of a file says of whether all of the picture is there. */
public enum Integrity {
  /** All parts are there and agree. */
  WHOLE,
  /** The pixels may be there, but something is missing or wrong that a decoder must judge. */
  FAULTY,
  /** The structure of this type does not tell. */
  UNKNOWN;

  /** Rows of a PNG are inflated up to this many bytes; damage by accident shows in checksums. */
  private static final long PNG_BYTES_INFLATED = 1 << 20;

  /**
   * Walks the file.
   *
   * @throws MediaException.Malformed when it is damaged, or is not the picture that was probed
   */
  public static Integrity of(ImageInfo info, byte[] bytes, ReadLimits limits, Deadline deadline) {
    return switch (info.type()) {
      case JPEG -> jpeg(info, JpegStructure.parse(bytes, limits, deadline));
      case PNG -> png(info, bytes, PngStructure.parse(bytes, limits, deadline), deadline);
      case WEBP -> webp(info, WebpStructure.parse(bytes, limits, deadline));
      case HEIC, AVIF -> BoxStructure.check(bytes, limits, deadline);
      default -> UNKNOWN;
    };
  }

  private static Integrity jpeg(ImageInfo info, JpegStructure jpeg) {
    requireSame(info, jpeg.size());
    return jpeg.isWhole() ? WHOLE : FAULTY;
  }

  private static Integrity webp(ImageInfo info, WebpStructure webp) {
    requireSame(info, webp.canvas());
    return WHOLE;
  }

  private static Integrity png(ImageInfo info, byte[] bytes, PngStructure png, Deadline deadline) {
    requireSame(info, png.size());
    if (!png.isWhole() || png.isInterlaced()) {
      return png.isWhole() ? UNKNOWN : FAULTY;
    }
    long rowBytes = ((long) png.size().width() * png.samples() * png.depth() + 7) / 8;
    long rows = Math.min(png.size().height(), 1 + PNG_BYTES_INFLATED / rowBytes);
    PngRows walk = new PngRows(bytes, png, deadline);
    walk.startPass((int) rowBytes);
    for (long y = 0; y < rows; y++) {
      walk.skip();
    }
    return WHOLE;
  }

  private static void requireSame(ImageInfo info, Dimensions size) {
    if (!size.equals(info.stored())) {
      throw new MediaException.Malformed(
          info.type() + " size: expected " + info.stored() + " as probed, got " + size);
    }
  }
}
