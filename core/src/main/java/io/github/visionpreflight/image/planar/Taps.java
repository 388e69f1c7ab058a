package io.github.visionpreflight.image.planar;

/**
 * Along one axis, which source samples make each output sample, and with what weight: Lanczos with
 * three lobes, widened by the reduction so that nothing aliases, cut at the picture's edge and
 * normalised. Output samples past the picture (a block's padding) repeat the last one.
 */
final class Taps {
  private static final int LOBES = 3;
  private static final double NEGLIGIBLE = 1e-5;

  private final int[] first;
  private final int[] count;
  private final float[][] weights;

  private Taps(int outputs) {
    first = new int[outputs];
    count = new int[outputs];
    weights = new float[outputs][];
  }

  /**
   * Returns the taps of an axis.
   *
   * @param sources valid source samples
   * @param step distance of two outputs' centres, in source samples
   * @param length output samples inside the picture
   * @param extent the same before rounding up
   * @param padded output samples with padding
   * @param mirrored whether the first output lies at the last source sample
   * @param gain what the weights of one output add up to
   */
  static Taps of(
      int sources,
      double step,
      int length,
      double extent,
      int padded,
      boolean mirrored,
      double gain) {
    Taps taps = new Taps(padded);
    for (int i = 0; i < padded; i++) {
      double middle = Math.min(i, length - 1) + 0.5;
      double place = mirrored ? extent - middle : middle;
      taps.fill(i, sources, place * step - 0.5, Math.max(1, step), gain);
    }
    return taps;
  }

  private void fill(int i, int sources, double centre, double widen, double gain) {
    double reach = LOBES * widen;
    int from = Math.min(sources - 1, Math.max(0, (int) Math.ceil(centre - reach)));
    int to = Math.max(from, Math.min(sources - 1, (int) Math.floor(centre + reach)));
    while (from < to && negligible(from, centre, widen)) {
      from++;
    }
    while (to > from && negligible(to, centre, widen)) {
      to--;
    }
    first[i] = from;
    count[i] = to - from + 1;
    weights[i] = normalised(from, to, centre, widen, gain);
  }

  private static boolean negligible(int at, double centre, double widen) {
    return Math.abs(lanczos((at - centre) / widen)) < NEGLIGIBLE;
  }

  private static float[] normalised(int from, int to, double centre, double widen, double gain) {
    double sum = 0;
    for (int s = from; s <= to; s++) {
      sum += lanczos((s - centre) / widen);
    }
    float[] result = new float[to - from + 1];
    for (int s = from; s <= to; s++) {
      result[s - from] =
          from == to ? (float) gain : (float) (gain * lanczos((s - centre) / widen) / sum);
    }
    return result;
  }

  private static double lanczos(double x) {
    if (x == 0) {
      return 1;
    }
    if (Math.abs(x) >= LOBES) {
      return 0;
    }
    double t = Math.PI * x;
    return LOBES * Math.sin(t) * Math.sin(t / LOBES) / (t * t);
  }

  /** Returns how many outputs there are, padding included. */
  int outputs() {
    return first.length;
  }

  /** Returns the first source sample of an output. */
  int first(int output) {
    return first[output];
  }

  /** Returns how many source samples an output is made of. */
  int count(int output) {
    return count[output];
  }

  /** Returns the weights of an output's source samples. */
  float[] weights(int output) {
    return weights[output];
  }

  /** Returns the first source sample that any of eight outputs needs. */
  int firstOfEight(int output) {
    int least = Integer.MAX_VALUE;
    for (int i = output; i < output + 8; i++) {
      least = Math.min(least, first[i]);
    }
    return least;
  }

  /** Returns the first source sample that none of eight outputs needs any more. */
  int endOfEight(int output) {
    int most = 0;
    for (int i = output; i < output + 8; i++) {
      most = Math.max(most, first[i] + count[i]);
    }
    return most;
  }

  /** Returns the most source samples between the first and last that eight outputs share. */
  int widestEight() {
    int most = 0;
    for (int i = 0; i < outputs(); i += 8) {
      most = Math.max(most, endOfEight(i) - firstOfEight(i));
    }
    return most;
  }
}
