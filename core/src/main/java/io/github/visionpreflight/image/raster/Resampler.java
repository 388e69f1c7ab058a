package io.github.visionpreflight.image.raster;

import io.github.visionpreflight.media.Deadline;

/**
 * Shrinks a picture with a Lanczos window of three lobes, stretched by the factor so that what is
 * too fine for the new size is averaged, not picked. Rows first, from a ring of as many source rows
 * as the window is high; the source never exists as a whole. Colours are weighted by their alpha.
 */
public final class Resampler {
  private static final double LOBES = 3;

  private final RowSource source;
  private final Weights across;
  private final Weights down;
  private final int channels;
  private final float[][] ring;
  private final float[][] window;
  private final byte[] row;
  private final float[] sum;
  private final float[] line;
  private int rowsRead;

  private Resampler(RowSource source, int width, int height) {
    this.source = source;
    this.channels = source.channels();
    this.across = Weights.of(source.width(), width);
    this.down = Weights.of(source.height(), height);
    int samples = source.width() * channels;
    this.ring = new float[down.taps][samples];
    this.window = new float[down.taps][];
    this.row = new byte[samples];
    this.sum = new float[samples];
    this.line = new float[width * channels];
  }

  /**
   * Returns the picture at the size, which is not larger in either side.
   *
   * @throws io.github.visionpreflight.media.MediaException.Timeout when the time is up
   */
  public static Pixels resample(RowSource source, int width, int height, Deadline deadline) {
    if (source.width() == width && source.height() == height) {
      return copy(source, deadline);
    }
    return new Resampler(source, width, height).run(width, height, deadline);
  }

  private static Pixels copy(RowSource source, Deadline deadline) {
    Pixels out = Pixels.blank(source.width(), source.height(), source.channels());
    byte[] row = new byte[out.rowBytes()];
    for (int y = 0; y < out.height(); y++) {
      deadline.check("copying rows");
      source.read(row);
      System.arraycopy(row, 0, out.samples(), y * row.length, row.length);
    }
    return out;
  }

  private Pixels run(int width, int height, Deadline deadline) {
    Pixels out = Pixels.blank(width, height, channels);
    for (int y = 0; y < height; y++) {
      deadline.check("resampling");
      vertical(y);
      horizontal();
      store(out, y);
    }
    return out;
  }

  private void vertical(int y) {
    int first = down.first[y];
    readUpTo(first + down.taps);
    for (int i = 0; i < down.taps; i++) {
      window[i] = ring[(first + i) % ring.length];
    }
    Kernels.combine(sum, window, 0, down.taps, down.weight, y * down.taps, sum.length);
  }

  private void readUpTo(int end) {
    while (rowsRead < end) {
      source.read(row);
      float[] target = ring[rowsRead++ % ring.length];
      if ((channels & 1) == 1) {
        toFloats(row, target);
      } else {
        toWeightedFloats(row, target, channels);
      }
    }
  }

  private static void toFloats(byte[] row, float[] target) {
    for (int i = 0; i < row.length; i++) {
      target[i] = row[i] & 0xFF;
    }
  }

  private static void toWeightedFloats(byte[] row, float[] target, int channels) {
    for (int i = 0; i < row.length; i += channels) {
      float alpha = row[i + channels - 1] & 0xFF;
      for (int c = 0; c < channels - 1; c++) {
        target[i + c] = (row[i + c] & 0xFF) * alpha / 255;
      }
      target[i + channels - 1] = alpha;
    }
  }

  private void horizontal() {
    switch (channels) {
      case 1 -> across1(sum, line, across);
      case 2 -> across2(sum, line, across);
      case 3 -> across3(sum, line, across);
      default -> across4(sum, line, across);
    }
  }

  private static void across1(float[] in, float[] out, Weights w) {
    for (int x = 0; x < w.first.length; x++) {
      float a = 0;
      for (int i = 0, t = x * w.taps, s = w.first[x]; i < w.taps; i++) {
        a += in[s + i] * w.weight[t + i];
      }
      out[x] = a;
    }
  }

  private static void across3(float[] in, float[] out, Weights w) {
    for (int x = 0; x < w.first.length; x++) {
      float a = 0;
      float b = 0;
      float c = 0;
      for (int i = 0, t = x * w.taps, s = w.first[x] * 3; i < w.taps; i++, s += 3) {
        float f = w.weight[t + i];
        a += in[s] * f;
        b += in[s + 1] * f;
        c += in[s + 2] * f;
      }
      out[3 * x] = a;
      out[3 * x + 1] = b;
      out[3 * x + 2] = c;
    }
  }

  private static void across4(float[] in, float[] out, Weights w) {
    for (int x = 0; x < w.first.length; x++) {
      float a = 0;
      float b = 0;
      float c = 0;
      float d = 0;
      for (int i = 0, t = x * w.taps, s = w.first[x] * 4; i < w.taps; i++, s += 4) {
        float f = w.weight[t + i];
        a += in[s] * f;
        b += in[s + 1] * f;
        c += in[s + 2] * f;
        d += in[s + 3] * f;
      }
      out[4 * x] = a;
      out[4 * x + 1] = b;
      out[4 * x + 2] = c;
      out[4 * x + 3] = d;
    }
  }

  private static void across2(float[] in, float[] out, Weights w) {
    for (int x = 0; x < w.first.length; x++) {
      float a = 0;
      float b = 0;
      for (int i = 0, t = x * w.taps, s = w.first[x] * 2; i < w.taps; i++, s += 2) {
        a += in[s] * w.weight[t + i];
        b += in[s + 1] * w.weight[t + i];
      }
      out[2 * x] = a;
      out[2 * x + 1] = b;
    }
  }

  private void store(Pixels out, int y) {
    if (out.hasAlpha()) {
      divideByAlpha(line, channels);
    }
    byte[] samples = out.samples();
    int at = y * line.length;
    for (int i = 0; i < line.length; i++) {
      samples[at + i] = (byte) Math.max(0, Math.min(255, (int) (line[i] + 0.5f)));
    }
  }

  private static void divideByAlpha(float[] line, int channels) {
    for (int i = 0; i < line.length; i += channels) {
      float alpha = line[i + channels - 1];
      float factor = alpha < 0.5f ? 0 : 255 / alpha;
      for (int c = 0; c < channels - 1; c++) {
        line[i + c] *= factor;
      }
    }
  }

  /**
   * For each new position: the first source position, and a weight for each from there on. All have
   * the same number, for a loop of one length is predicted; the weights of too many are 0.
   */
  private static final class Weights {
    final int[] first;
    final float[] weight;
    final int taps;

    private Weights(int size, int taps) {
      this.first = new int[size];
      this.taps = taps;
      this.weight = new float[Math.multiplyExact(size, taps)];
    }

    static Weights of(int from, int to) {
      double factor = (double) from / to;
      double stretch = Math.max(1, factor);
      double reach = LOBES * stretch;
      Weights weights = new Weights(to, Math.min(from, (int) Math.ceil(2 * reach)));
      for (int i = 0; i < to; i++) {
        weights.fill(i, (i + 0.5) * factor, reach, stretch, from);
      }
      return weights;
    }

    private void fill(int i, double centre, double reach, double stretch, int from) {
      int start = (int) Math.max(0, Math.floor(centre - reach + 0.5));
      int end = Math.min(from, start + taps);
      double total = 0;
      for (int s = start; s < end; s++) {
        total += lanczos((s + 0.5 - centre) / stretch);
      }
      first[i] = end - taps;
      for (int s = start; s < end; s++) {
        weight[i * taps + s - first[i]] = (float) (lanczos((s + 0.5 - centre) / stretch) / total);
      }
    }

    private static double lanczos(double x) {
      if (Math.abs(x) >= LOBES) {
        return 0;
      }
      double t = Math.PI * x;
      return Math.abs(x) < 1e-9 ? 1 : LOBES * Math.sin(t) * Math.sin(t / LOBES) / (t * t);
    }
  }
}
