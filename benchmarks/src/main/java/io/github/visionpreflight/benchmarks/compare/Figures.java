package io.github.visionpreflight.benchmarks.compare;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as the tables write them. */
final class Figures {
  private Figures() {}

  /** Returns the number without zeros behind: 0.1, 2. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** Returns the number with three digits that count. */
  static String three(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
