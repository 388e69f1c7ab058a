package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.image.raster.Kernels;
import java.util.Arrays;

/**
 * Inverse DCT of a row of blocks at N/8 of their size, N from 1 to 8 for each axis on its own: the
 * N lowest frequencies, transformed with the N-point DCT. At N = 8 that is T.81's own transform; at
 * smaller N the exact reduction in the frequency domain (what libjpeg 7 and later do; libjpeg-turbo
 * averages neighbours instead, which blurs).
 *
 * <p>All blocks of the row are transformed at once: an array holds one coefficient, or one sample,
 * of every block. Dequantisation is part of the first pass's weights, and the even and odd halves
 * of each transform meet in a butterfly.
 */
final class InverseDct {
  private final int across;
  private final int down;
  private final float[][] columnWeights;
  private final float[] rowWeights;
  private final float[][] middle;
  private final float[][] gathered = new float[8][];

  /**
   * @param across samples of a block's row
   * @param down samples of a block's column
   * @param quantisation 64 steps in natural order
   * @param arena lends the space between the passes
   * @param columns most blocks of a row
   */
  InverseDct(int across, int down, int[] quantisation, FloatArena arena, int columns) {
    this.across = across;
    this.down = down;
    columnWeights = new float[across][];
    for (int u = 0; u < across; u++) {
      columnWeights[u] = dequantising(quantisation, u);
    }
    int[] ones = new int[64];
    Arrays.fill(ones, 1);
    rowWeights = weights(across, ones, 0, 1);
    middle = arena.take(across * down, columns);
  }

  private float[] dequantising(int[] quantisation, int u) {
    return weights(down, quantisation, u, 8);
  }

  /**
   * Weights of an N-point transform: for each of the first half of the outputs, those of the even
   * frequencies, then those of the odd ones.
   */
  private static float[] weights(int n, int[] steps, int from, int stride) {
    float[] result = new float[(n + 1) / 2 * n];
    int evens = (n + 1) / 2;
    for (int x = 0; x < (n + 1) / 2; x++) {
      for (int f = 0; f < n; f++) {
        int place = x * n + (f % 2 == 0 ? f / 2 : evens + f / 2);
        result[place] = (float) (basis(n, x, f) * steps[from + f * stride]);
      }
    }
    return result;
  }

  private static double basis(int n, int x, int frequency) {
    double norm = frequency == 0 ? Math.sqrt(0.125) : 0.5;
    return norm * Math.cos((2 * x + 1) * frequency * Math.PI / (2 * n));
  }

  /**
   * Transforms a row of blocks.
   *
   * @param coefficients array {@code v * across + u} holds frequency u across and v down
   * @param samples row y, array x receives sample (x, y) of every block: 2 × (value - 128) + 1,
   *     confined to what 8 bits hold but not rounded
   * @param n blocks in the row
   */
  void transform(float[][] coefficients, float[][][] samples, int n) {
    for (int u = 0; u < across; u++) {
      column(coefficients, u, n);
    }
    for (int y = 0; y < down; y++) {
      row(y, samples[y], n);
    }
  }

  private void column(float[][] coefficients, int u, int n) {
    gather(coefficients, u, across, down);
    for (int y = 0; y < (down + 1) / 2; y++) {
      float[] top = middle[y * across + u];
      float[] bottom = middle[(down - 1 - y) * across + u];
      halves(top, bottom, down, columnWeights[u], y, n);
    }
  }

  private void row(int y, float[][] samples, int n) {
    gather(middle, y * across, 1, across);
    for (int x = 0; x < (across + 1) / 2; x++) {
      halves(samples[x], samples[across - 1 - x], across, rowWeights, x, n);
    }
    for (int x = 0; x < across; x++) {
      Kernels.confine(samples[x], 128, 127, n);
    }
  }

  /** Sorts a transform's inputs: even frequencies first. */
  private void gather(float[][] from, int first, int stride, int points) {
    int evens = (points + 1) / 2;
    for (int f = 0; f < points; f++) {
      gathered[f % 2 == 0 ? f / 2 : evens + f / 2] = from[first + f * stride];
    }
  }

  private void halves(float[] low, float[] high, int points, float[] weights, int x, int n) {
    int evens = (points + 1) / 2;
    Kernels.combine(low, gathered, 0, evens, weights, x * points, n);
    if (low != high) {
      Kernels.combine(high, gathered, evens, points - evens, weights, x * points + evens, n);
      Kernels.butterfly(low, high, n);
    }
  }
}
