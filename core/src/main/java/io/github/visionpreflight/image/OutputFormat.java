package io.github.visionpreflight.image;

/** Which type a picture comes out in when it has to be encoded. */
public enum OutputFormat {
  /**
   * What suits the picture: JPEG stays JPEG; PNG, GIF and BMP become PNG; a picture with
   * transparent pixels becomes PNG; everything else becomes JPEG. Where only one of the two is
   * accepted, that one. An opaque PNG that is over a limit in bytes becomes JPEG.
   */
  AUTO,
  /** JPEG, transparent pixels laid on the background colour. */
  JPEG,
  /** PNG. */
  PNG,
  /**
   * Lossy WebP with its transparency, at the quality on libwebp's scale. For providers that take
   * it; needs {@code vision-preflight-ffmpeg-frames}.
   */
  WEBP,
  /**
   * WebP without loss where something shows; the colours of transparent pixels are libwebp's to
   * choose. Needs {@code vision-preflight-ffmpeg-frames}.
   */
  WEBP_LOSSLESS
}
