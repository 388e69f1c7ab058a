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
  PNG
}
