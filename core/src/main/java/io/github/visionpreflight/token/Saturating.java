package io.github.visionpreflight.token;

/** Arithmetic on counts (never negative) that stops at {@link Long#MAX_VALUE} and never wraps. */
final class Saturating {
  private Saturating() {}

  static long times(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
  }

  static long plus(long a, long b) {
    return a + b >= 0 ? a + b : Long.MAX_VALUE;
  }
}
