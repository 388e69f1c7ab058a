package io.github.visionpreflight.image;

import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;

/**
 * How a picture is to come out.
 *
 * @param size the size as shown, not larger than {@link ImageTask#largest()} in either side
 * @param type JPEG or PNG
 * @param quality JPEG quality on libjpeg's scale, 1 to 100; PNG ignores it
 * @param backgroundRgb what transparent pixels are laid on in a type without transparency, {@code
 *     0xRRGGBB}
 */
public record Encoding(Dimensions size, MediaType type, int quality, int backgroundRgb) {
  /**
   * Checks the type and the ranges.
   *
   * @throws IllegalArgumentException when the type is neither JPEG nor PNG, or a number is out of
   *     range
   */
  public Encoding {
    if (type != MediaType.JPEG && type != MediaType.PNG) {
      throw new IllegalArgumentException("type: expected JPEG or PNG, got " + type);
    }
    ImageConstraints.checkRange("quality", quality, 1, 100);
    ImageConstraints.checkRange("backgroundRgb", backgroundRgb, 0, 0xFFFFFF);
  }
}
