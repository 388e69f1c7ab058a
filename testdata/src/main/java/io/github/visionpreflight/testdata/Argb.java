package io.github.visionpreflight.testdata;

/** Arithmetic on one ARGB pixel. */
final class Argb {
  static final int WHITE = 0xFFFFFFFF;

  private Argb() {}

  static int of(int red, int green, int blue) {
    return 0xFF000000 | clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
  }

  static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  /** Returns the brightness by ITU-R BT.601, 0 to 255. */
  static int luma(int argb) {
    return (299 * (argb >> 16 & 255) + 587 * (argb >> 8 & 255) + 114 * (argb & 255) + 500) / 1000;
  }

  /** Returns {@code share} of {@code to} and the rest of {@code from}, alpha like a colour. */
  static int mix(int from, int to, float share) {
    int parts = Math.round(share * 256);
    long evens = (from & 0xFF00FFL) * (256 - parts) + (to & 0xFF00FFL) * parts;
    long odds = (from >>> 8 & 0xFF00FFL) * (256 - parts) + (to >>> 8 & 0xFF00FFL) * parts;
    return (int) (evens >> 8 & 0xFF00FFL | odds & 0xFF00FF00L);
  }

  /** Returns the colour with another alpha. */
  static int withAlpha(int argb, int alpha) {
    return argb & 0xFFFFFF | alpha << 24;
  }
}
