package io.github.visionpreflight.benchmarks.results;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Whether a time has grown in relation to a rival's, beyond the noise.
 *
 * <p>A round gives one ratio, our time to the rival's in the same round, so that a machine that is
 * slower today is slower for both. The logarithms of the recorded ratios and of the current ones
 * are compared by Student's t with pooled variance: it is a regression when their means differ by
 * more than the one-sided bound at a confidence of 99.9 %, and by more than a tenth, below which
 * the next JIT compiler or the next neighbour on the machine moves a ratio. Noise widens the bound;
 * it never makes a regression.
 *
 * @param change our time in relation to the rival's, now against recorded: 1.2 is a fifth slower
 * @param bound the change that noise may reach
 */
record Comparison(double change, double bound) {
  private static final double CONFIDENCE = 0.999;
  private static final double LEAST = 1.10;

  /**
   * Compares.
   *
   * @param recorded ratios of at least two rounds
   * @param current ratios of at least two rounds
   */
  static Comparison of(double[] recorded, double[] current) {
    double[] before = logarithms(recorded);
    double[] now = logarithms(current);
    int freedom = before.length + now.length - 2;
    double variance = (squares(before) + squares(now)) / freedom;
    double error = Math.sqrt(variance * (1.0 / before.length + 1.0 / now.length));
    double noise = new TDistribution(freedom).inverseCumulativeProbability(CONFIDENCE) * error;
    return new Comparison(Math.exp(mean(now) - mean(before)), Math.max(LEAST, Math.exp(noise)));
  }

  private static double[] logarithms(double[] ratios) {
    if (ratios.length < 2) {
      throw new IllegalArgumentException("rounds: expected at least 2, got " + ratios.length);
    }
    return Arrays.stream(ratios).map(Math::log).toArray();
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static double squares(double[] values) {
    double mean = mean(values);
    return DoubleStream.of(values).map(value -> (value - mean) * (value - mean)).sum();
  }

  boolean isRegression() {
    return change > bound;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%+.1f %% (noise up to %+.1f %%)", 100 * (change - 1), 100 * (bound - 1));
  }
}
