package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;

/**
 * What the lane shall make of a JPEG.
 *
 * @param target size of the result as it is displayed, in pixels; each side 1 to 65,500
 * @param orientation the EXIF orientation of the source, 1 to 8, which is baked into the pixels
 * @param quality 1 to 100, on libjpeg's scale
 * @param fullChroma whether the result keeps colour at full resolution (4:4:4) instead of half in
 *     both directions (4:2:0)
 * @param keepColourProfile whether the ICC profile, if it is whole, is copied to the result;
 *     everything else that is not picture (EXIF, XMP, comments, thumbnails) is always dropped
 */
public record PlanarRequest(
    Dimensions target,
    int orientation,
    int quality,
    boolean fullChroma,
    boolean keepColourProfile) {

  /** The longest side that libjpeg's own header allows a decoder to expect. */
  private static final int MAX_SIDE = 65_500;

  /**
   * Checks every number.
   *
   * @throws MediaException.Limit when a side is longer than 65,500 pixels
   * @throws IllegalArgumentException when another number is out of range
   */
  public PlanarRequest {
    checkSides(target);
    inRange("orientation", orientation, 8);
    inRange("quality", quality, 100);
  }

  /** Returns a request for a 4:2:0 result that keeps the colour profile. */
  public static PlanarRequest of(Dimensions target, int orientation, int quality) {
    return new PlanarRequest(target, orientation, quality, false, true);
  }

  /** Refuses what no decoder expects in a JPEG. */
  static void checkSides(Dimensions size) {
    if (size.longestSide() > MAX_SIDE) {
      throw new MediaException.Limit(
          "JPEG side: expected at most " + MAX_SIDE + " pixels, got " + size);
    }
  }

  private static void inRange(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + ": expected 1.." + most + ", got " + value);
    }
  }
}
