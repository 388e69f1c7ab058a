package io.github.visionpreflight.benchmarks.compare;

import java.util.List;
import java.util.stream.IntStream;

/** Median and quartiles of a sample, interpolated between neighbours. */
record Spread(double q1, double median, double q3) {
  /**
   * Returns the spread.
   *
   * @throws IllegalArgumentException when there are no values
   */
  static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values: expected at least 1, got 0");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Returns the median of a value in relation to another of the same round. */
  static double medianRatio(List<Double> values, List<Double> others) {
    return of(IntStream.range(0, values.size())
            .mapToObj(i -> values.get(i) / others.get(i))
            .toList())
        .median();
  }

  /** Returns the geometric mean. */
  static double geometricMean(List<Double> values) {
    return Math.exp(values.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
  }
}
