package io.github.visionpreflight.image.raster;

/**
 * Weighted sums of whole arrays of integers, in the shape that C2 turns into vector code: see
 * {@link Kernels}. Integers, because on JDK 17 four bytes are unpacked to four integers by vectors,
 * but not one to a float (docs/decisions/056).
 */
final class IntKernels {
  private IntKernels() {}

  /**
   * Sets {@code out} to the sum of inputs, each weighted.
   *
   * @param first the first input
   * @param taps how many there are, a multiple of four
   * @param at where their weights begin
   */
  static void combine(int[] out, int[][] in, int first, int taps, int[] w, int at, int n) {
    int i = first;
    sum(out, in[i], in[i + 1], in[i + 2], in[i + 3], w[at], w[at + 1], w[at + 2], w[at + 3], n);
    for (int u = at + 4; u < at + taps; u += 4) {
      i += 4;
      add(out, in[i], in[i + 1], in[i + 2], in[i + 3], w[u], w[u + 1], w[u + 2], w[u + 3], n);
    }
  }

  private static void sum(
      int[] out, int[] a, int[] b, int[] c, int[] d, int p, int q, int r, int s, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = p * a[i] + q * b[i] + r * c[i] + s * d[i];
    }
  }

  private static void add(
      int[] out, int[] a, int[] b, int[] c, int[] d, int p, int q, int r, int s, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = out[i] + p * a[i] + q * b[i] + r * c[i] + s * d[i];
    }
  }

  /** Takes four bytes out of each integer, the lowest first. */
  static void unpack(int[] packed, int[] a, int[] b, int[] c, int[] d, int n) {
    for (int i = 0; i < n; i++) {
      int four = packed[i];
      a[i] = four & 0xFF;
      b[i] = four >>> 8 & 0xFF;
      c[i] = four >>> 16 & 0xFF;
      d[i] = four >>> 24;
    }
  }

  /** Multiplies each by the one at the same place. */
  static void multiply(int[] a, int[] by, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = a[i] * by[i];
    }
  }

  /** Multiplies each by the same. */
  static void multiply(int[] a, int by, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = a[i] * by;
    }
  }

  /** Divides by a power of two, rounding. */
  static void shiftRight(int[] a, int bits, int n) {
    int half = 1 << bits - 1;
    for (int i = 0; i < n; i++) {
      a[i] = a[i] + half >> bits;
    }
  }

  /** Divides two by a power of two, rounding, and makes them the halves of the first. */
  static void pack(int[] low, int[] high, int bits, int n) {
    int half = 1 << bits - 1;
    for (int i = 0; i < n; i++) {
      low[i] = (low[i] + half >> bits & 0xFFFF) | (high[i] + half >> bits) << 16;
    }
  }

  /** Takes signed halves apart. */
  static void unpack(int[] low, int[] high, int n) {
    for (int i = 0; i < n; i++) {
      int both = low[i];
      low[i] = both << 16 >> 16;
      high[i] = both >> 16;
    }
  }

  /** Divides by a power of two, rounding, and confines to 0 to 255. */
  static void confine(int[] a, int bits, int n) {
    int half = 1 << bits >> 1;
    for (int i = 0; i < n; i++) {
      int value = a[i] + half >> bits;
      int positive = value & ~(value >> 31);
      a[i] = positive | 255 - positive >> 31;
    }
  }
}
