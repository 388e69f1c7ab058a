package io.github.visionpreflight.image;

import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;

/**
 * How a picture is to come out.
 *
 * @param size the size as shown, not larger than {@link ImageTask#largest()} in either side
 * @param type JPEG, PNG or WebP
 * @param quality 1 to 100: of JPEG on libjpeg's scale, of WebP on libwebp's; ignored without loss
 * @param lossless whether WebP is coded without loss; PNG always is, JPEG never
 * @param backgroundRgb what transparent pixels are laid on in a type without transparency, {@code
 *     0xRRGGBB}
 */
public record Encoding(
    Dimensions size, MediaType type, int quality, boolean lossless, int backgroundRgb) {
  /**
   * Checks the type and the ranges.
   *
   * @throws IllegalArgumentException when the type is another, or a number is out of range
   */
  public Encoding {
    if (type != MediaType.JPEG && type != MediaType.PNG && type != MediaType.WEBP) {
      throw new IllegalArgumentException("type: expected JPEG, PNG or WebP, got " + type);
    }
    ImageConstraints.checkRange("quality", quality, 1, 100);
    ImageConstraints.checkRange("backgroundRgb", backgroundRgb, 0, 0xFFFFFF);
  }
}
