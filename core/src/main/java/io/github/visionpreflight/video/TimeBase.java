package io.github.visionpreflight.video;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * How long one tick of a container's clock lasts: {@code num / den} seconds, exactly. Immutable.
 *
 * @param num at least 1
 * @param den at least 1
 */
public record TimeBase(long num, long den) {
  /**
   * Checks both numbers.
   *
   * @throws IllegalArgumentException when one is below 1
   */
  public TimeBase {
    if (num < 1 || den < 1) {
      throw new IllegalArgumentException(
          "time base: expected both numbers at least 1, got " + num + "/" + den);
    }
  }

  /** Returns the time that so many ticks last, in seconds, rounded once. */
  public double seconds(long ticks) {
    return quotient(
        BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(num)), BigInteger.valueOf(den));
  }

  static double quotient(BigInteger dividend, BigInteger divisor) {
    return new BigDecimal(dividend)
        .divide(new BigDecimal(divisor), MathContext.DECIMAL128)
        .doubleValue();
  }
}
