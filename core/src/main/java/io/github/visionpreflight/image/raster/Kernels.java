package io.github.visionpreflight.image.raster;

/**
 * The arithmetic of the lanes: unit-stride loops over whole arrays, all at the same index.
 *
 * <p>The shape is C2's, not taste. On JDK 17 it turns such a loop into vector code when every array
 * is indexed by the loop variable alone and at most four are read; an offset added to the index, or
 * a fifth input, leaves the loop scalar and seven times slower (docs/decisions/050).
 */
public final class Kernels {
  /** Added to a float below 2^22, it leaves the rounded value in the float's lowest bits. */
  public static final float ROUNDER = 12_582_912f;

  private Kernels() {}

  /** Sets {@code out} to the sum of {@code taps} inputs from {@code first} on, each weighted. */
  public static void combine(
      float[] out, float[][] in, int first, int taps, float[] weights, int at, int n) {
    int head = Math.min(taps, 4);
    assign(out, in, first, head, weights, at, n);
    for (int t = head; t < taps; t += 4) {
      accumulate(out, in, first + t, Math.min(taps - t, 4), weights, at + t, n);
    }
  }

  private static void assign(float[] out, float[][] in, int i, int taps, float[] w, int at, int n) {
    switch (taps) {
      case 1 -> sum1(out, in[i], w[at], n);
      case 2 -> sum2(out, in[i], in[i + 1], w[at], w[at + 1], n);
      case 3 -> sum3(out, in[i], in[i + 1], in[i + 2], w[at], w[at + 1], w[at + 2], n);
      default ->
          sum4(
              out, in[i], in[i + 1], in[i + 2], in[i + 3], w[at], w[at + 1], w[at + 2], w[at + 3],
              n);
    }
  }

  private static void accumulate(
      float[] out, float[][] in, int i, int taps, float[] w, int at, int n) {
    switch (taps) {
      case 1 -> add1(out, in[i], w[at], n);
      case 2 -> add2(out, in[i], in[i + 1], w[at], w[at + 1], n);
      case 3 -> add3(out, in[i], in[i + 1], in[i + 2], w[at], w[at + 1], w[at + 2], n);
      default ->
          add4(
              out, in[i], in[i + 1], in[i + 2], in[i + 3], w[at], w[at + 1], w[at + 2], w[at + 3],
              n);
    }
  }

  private static void sum1(float[] out, float[] a, float p, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = p * a[i];
    }
  }

  private static void sum2(float[] out, float[] a, float[] b, float p, float q, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = p * a[i] + q * b[i];
    }
  }

  private static void sum3(
      float[] out, float[] a, float[] b, float[] c, float p, float q, float r, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = p * a[i] + q * b[i] + r * c[i];
    }
  }

  private static void sum4(
      float[] out,
      float[] a,
      float[] b,
      float[] c,
      float[] d,
      float p,
      float q,
      float r,
      float s,
      int n) {
    for (int i = 0; i < n; i++) {
      out[i] = p * a[i] + q * b[i] + r * c[i] + s * d[i];
    }
  }

  private static void add1(float[] out, float[] a, float p, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = out[i] + p * a[i];
    }
  }

  private static void add2(float[] out, float[] a, float[] b, float p, float q, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = out[i] + p * a[i] + q * b[i];
    }
  }

  private static void add3(
      float[] out, float[] a, float[] b, float[] c, float p, float q, float r, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = out[i] + p * a[i] + q * b[i] + r * c[i];
    }
  }

  private static void add4(
      float[] out,
      float[] a,
      float[] b,
      float[] c,
      float[] d,
      float p,
      float q,
      float r,
      float s,
      int n) {
    for (int i = 0; i < n; i++) {
      out[i] = out[i] + p * a[i] + q * b[i] + r * c[i] + s * d[i];
    }
  }

  /** Replaces {@code a} and {@code b} by their sum and their difference. */
  public static void butterfly(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      float x = a[i];
      float y = b[i];
      a[i] = x + y;
      b[i] = x - y;
    }
  }

  /** The same for values to which {@code zero} was added. */
  public static void butterfly(float[] a, float[] b, float zero, int n) {
    for (int i = 0; i < n; i++) {
      float x = a[i] - zero;
      float y = b[i] - zero;
      a[i] = x + y;
      b[i] = x - y;
    }
  }

  /** Replaces every value by twice the value confined to {@code -low..high}, plus high - low. */
  public static void confine(float[] a, float low, float high, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = Math.abs(a[i] + low) - Math.abs(a[i] - high);
    }
  }

  /**
   * Replaces every value by its product with the factor at the same place, plus {@link #ROUNDER},
   * and adds the weight to the sum at the same place where that is not rounded to 0.
   */
  public static void quantise(float[] a, float[] factors, float[] sum, float weight, int n) {
    float half = weight / 2;
    for (int i = 0; i < n; i++) {
      float rounded = a[i] * factors[i] + ROUNDER;
      float size = Math.abs(rounded - ROUNDER);
      a[i] = rounded;
      sum[i] = sum[i] + half * (size + 1 - Math.abs(size - 1));
    }
  }

  /** The same with one factor for all. */
  public static void quantise(float[] a, float factor, float[] sum, float weight, int n) {
    float half = weight / 2;
    for (int i = 0; i < n; i++) {
      float rounded = a[i] * factor + ROUNDER;
      float size = Math.abs(rounded - ROUNDER);
      a[i] = rounded;
      sum[i] = sum[i] + half * (size + 1 - Math.abs(size - 1));
    }
  }
}
