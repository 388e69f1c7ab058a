package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.image.raster.Kernels;

/**
 * JFIF's luma and chroma (T.871, 6.2) of RGB, which comes in the three lowest bytes of integers,
 * red lowest. What comes out are the bits of floats: {@link #LEVEL} for each level from the middle,
 * plus {@link Kernels#ROUNDER}. C2 of JDK 17 makes vector code of these loops, but not of one that
 * turns integers into floats, so whoever wants floats copies bits.
 */
final class JfifColours {
  /** Chroma is of four pixels at once, and so takes weights of 13 bits. */
  static final int LEVEL = 1 << 15;

  private static final int ZERO = Float.floatToRawIntBits(Kernels.ROUNDER);
  private static final int DARKEST = ZERO - 128 * LEVEL;

  private JfifColours() {}

  /** Makes luma of pixels. */
  static void luma(int[] rgb, int[] out, int n) {
    for (int i = 0; i < n; i++) {
      int p = rgb[i];
      out[i] = DARKEST + 9798 * (p & 0xFF) + 19235 * (p >>> 8 & 0xFF) + 3735 * (p >>> 16 & 0xFF);
    }
  }

  /** Adds up four pixels: red in the lower half of an integer, blue in the upper. */
  static void redAndBlue(int[] a, int[] b, int[] c, int[] d, int[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = (a[i] & 0xFF00FF) + (b[i] & 0xFF00FF) + (c[i] & 0xFF00FF) + (d[i] & 0xFF00FF);
    }
  }

  /** Adds up the green of four pixels. */
  static void green(int[] a, int[] b, int[] c, int[] d, int[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = (a[i] & 0xFF00) + (b[i] & 0xFF00) + (c[i] & 0xFF00) + (d[i] & 0xFF00) >>> 8;
    }
  }

  /** Makes Cb of such sums. */
  static void cb(int[] redAndBlue, int[] green, int[] out, int n) {
    for (int i = 0; i < n; i++) {
      int sums = redAndBlue[i];
      out[i] = ZERO + 4096 * (sums >>> 16) - 1382 * (sums & 0xFFFF) - 2714 * green[i];
    }
  }

  /** Makes Cr of such sums. */
  static void cr(int[] redAndBlue, int[] green, int[] out, int n) {
    for (int i = 0; i < n; i++) {
      int sums = redAndBlue[i];
      out[i] = ZERO + 4096 * (sums & 0xFFFF) - 3430 * green[i] - 666 * (sums >>> 16);
    }
  }
}
