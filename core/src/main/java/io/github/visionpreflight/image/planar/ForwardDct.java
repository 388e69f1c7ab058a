package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.image.raster.Kernels;

/** Forward 8-point DCT (T.81, A.3.3) of eight arrays at once, out of place. */
final class ForwardDct {
  private static final float[] WEIGHTS = new float[64];

  static {
    for (int f = 0; f < 8; f++) {
      double norm = f == 0 ? Math.sqrt(0.125) : 0.5;
      for (int x = 0; x < 4; x++) {
        WEIGHTS[f * 4 + x] = (float) (norm * Math.cos((2 * x + 1) * f * Math.PI / 16));
      }
    }
  }

  private final float[][] sums = new float[4][];
  private final float[][] differences = new float[4][];

  /** Transforms {@code samples}, less what is zero, into {@code frequencies}; they are lost. */
  void transform(float[][] samples, float zero, float[][] frequencies, int n) {
    for (int x = 0; x < 4; x++) {
      Kernels.butterfly(samples[x], samples[7 - x], zero, n);
      sums[x] = samples[x];
      differences[x] = samples[7 - x];
    }
    for (int f = 0; f < 8; f++) {
      Kernels.combine(frequencies[f], f % 2 == 0 ? sums : differences, 0, 4, WEIGHTS, f * 4, n);
    }
  }
}
