package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaType;

/**
 * What a header says of a picture.
 *
 * @param type the type that the bytes show
 * @param stored the size as stored; of an animation, the size of its canvas
 * @param orientation EXIF orientation 1 to 8; an invalid one in the file counts as 1
 * @param frames frames of an animation or pages of a document, at least 1; where counting them
 *     means reading on to the end of the file and the limits stop that, the number counted so far
 * @param hasAlpha whether pixels can be transparent
 * @param bytes the length of the file
 * @param pixels how the pixels are stored
 */
public record ImageInfo(
    MediaType type,
    Dimensions stored,
    int orientation,
    int frames,
    boolean hasAlpha,
    long bytes,
    PixelFormat pixels)
    implements MediaInfo {
  /** Checks the ranges. */
  public ImageInfo {
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("orientation: expected 1..8, got " + orientation);
    }
    if (frames < 1) {
      throw new IllegalArgumentException("frames: expected at least 1, got " + frames);
    }
  }

  /** Creates the description of a picture whose pixel format is not known. */
  public ImageInfo(
      MediaType type,
      Dimensions stored,
      int orientation,
      int frames,
      boolean hasAlpha,
      long bytes) {
    this(type, stored, orientation, frames, hasAlpha, bytes, PixelFormat.UNKNOWN);
  }
}
