package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;

/** What the parent holds a picture against that a child says it made. */
final class MadePicture {
  /** For all that comes with a picture. */
  private static final int LEAST_BYTES = 1 << 16;

  /**
   * Four samples, and one byte a row of a PNG one pixel wide; deflate and JPEG add less than a byte
   * to what they cannot make smaller.
   */
  private static final long MOST_BYTES_A_PIXEL = 6;

  /** JPEG codes squares of 16 pixels, whole ones at the edges as well. */
  private static final long SQUARE = 16;

  /** An array is not longer. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - 64;

  private MadePicture() {}

  /** Returns how long a message with a picture of the size may be. */
  static int mostBytes(Dimensions size) {
    long pixels = padded(size.width()) * padded(size.height());
    return (int) Math.min(MOST_BYTES, LEAST_BYTES + MOST_BYTES_A_PIXEL * pixels);
  }

  private static long padded(int side) {
    return (side + SQUARE - 1) / SQUARE * SQUARE;
  }

  /** Returns whether the bytes are one upright picture of that type and size, by their header. */
  static boolean is(byte[] bytes, MediaType type, Dimensions size) {
    try {
      return Probe.of(MediaSource.of(bytes), ReadLimits.defaults()) instanceof ImageInfo info
          && info.type() == type
          && info.stored().equals(size)
          && info.orientation() == 1
          && info.frames() == 1;
    } catch (MediaException e) {
      return false;
    }
  }
}
