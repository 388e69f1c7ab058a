package io.github.visionpreflight.benchmarks.results;

import java.util.Locale;

/**
 * Whether an operation allocates more than it did. Bytes do not depend on who else is on the
 * machine; a tenth and 64 bytes allow for what the compiler does or does not dissolve.
 *
 * @param recorded bytes an operation
 * @param current bytes an operation
 */
record Allocation(double recorded, double current) {
  boolean isRegression() {
    return current > recorded * 1.10 + 64;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.0f B/op (recorded %.0f)", current, recorded);
  }
}
