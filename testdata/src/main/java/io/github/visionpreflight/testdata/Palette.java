package io.github.visionpreflight.testdata;

/** The colours of palette files: a cube of 6 levels a channel, 39 grays, and a clear one. */
final class Palette {
  static final int SIZE = 256;

  /** The index that animations leave out. */
  static final int CLEAR = 255;

  private static final int LEVELS = 6;
  private static final int CUBE = LEVELS * LEVELS * LEVELS;
  // A 4 by 4 threshold matrix: which of two neighbouring levels a pixel takes depends on where it
  // is.
  private static final int[] BAYER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

  private Palette() {}

  /** Returns 256 colours of three bytes. */
  static byte[] rgb() {
    ByteSink sink = ByteSink.bigEndian();
    for (int i = 0; i < SIZE; i++) {
      sink.u24(color(i));
    }
    return sink.toByteArray();
  }

  static int color(int index) {
    if (index >= CUBE) {
      int gray = (index - CUBE + 1) * 255 / 41;
      return gray << 16 | gray << 8 | gray;
    }
    return index / 36 * 51 << 16 | index / 6 % 6 * 51 << 8 | index % 6 * 51;
  }

  static int dithered(int argb, int x, int y) {
    int threshold = BAYER[(y & 3) * 4 + (x & 3)] * 51 / 16;
    int red = level(argb >> 16 & 255, threshold);
    int green = level(argb >> 8 & 255, threshold);
    return (red * LEVELS + green) * LEVELS + level(argb & 255, threshold);
  }

  private static int level(int value, int threshold) {
    return Math.min(LEVELS - 1, (value + threshold) / 51);
  }
}
