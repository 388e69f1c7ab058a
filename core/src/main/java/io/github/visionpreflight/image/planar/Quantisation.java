package io.github.visionpreflight.image.planar;

/** The result's quantisation: T.81's example tables (K.1, K.2) scaled as libjpeg scales them. */
final class Quantisation {
  private static final int[] LUMINANCE = {
    16, 11, 10, 16, 24, 40, 51, 61,
    12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77,
    24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99
  };
  private static final int[] CHROMINANCE = {
    17, 18, 24, 47, 99, 99, 99, 99,
    18, 21, 26, 66, 99, 99, 99, 99,
    24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99
  };

  private final int[] luminance;
  private final int[] chrominance;

  Quantisation(int quality) {
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    luminance = scaled(LUMINANCE, percent);
    chrominance = scaled(CHROMINANCE, percent);
  }

  private static int[] scaled(int[] table, int percent) {
    int[] result = new int[64];
    for (int i = 0; i < 64; i++) {
      result[i] = Math.max(1, Math.min(255, (table[i] * percent + 50) / 100));
    }
    return result;
  }

  /** Returns 64 steps in natural order: for kind 0 luminance, else chrominance. */
  int[] steps(int kind) {
    return kind == 0 ? luminance : chrominance;
  }
}
