package io.github.visionpreflight.benchmarks.publish;

import java.util.Locale;

/** Figures for people: three digits that count. */
final class Units {
  private static final String[] TIMES = {"ns", "µs", "ms", "s"};
  private static final String[] SIZES = {"B", "kB", "MB", "GB"};

  private Units() {}

  static String time(double nanoseconds) {
    return scaled(nanoseconds, TIMES);
  }

  /** Returns a size; 1 MB is 1,000,000 bytes. */
  static String size(double bytes) {
    return scaled(bytes, SIZES);
  }

  private static String scaled(double value, String[] units) {
    int unit = 0;
    double rest = value;
    while (rest >= 999.5 && unit < units.length - 1) {
      rest /= 1000;
      unit++;
    }
    return three(rest) + " " + units[unit];
  }

  static String ratio(double ratio) {
    return "×" + three(ratio);
  }

  static String three(double value) {
    int decimals = value == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : value >= 0.9995 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
