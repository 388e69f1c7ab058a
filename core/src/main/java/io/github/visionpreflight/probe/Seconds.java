package io.github.visionpreflight.probe;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Times out of counts on two clocks, rounded once: quotients that are rounded before they are added
 * give 3.0000000000000004 for three seconds.
 */
final class Seconds {
  private Seconds() {}

  /**
   * Returns the sum of two times, each so many ticks of a clock; with 0 ticks on the second clock,
   * its rate does not matter. Not finite where one of the numbers is not, or a rate is 0.
   */
  static double sum(double ticks, double perSecond, double moreTicks, double morePerSecond) {
    double first = ticks / perSecond;
    if (moreTicks == 0) {
      return first;
    }
    double nearly = first + moreTicks / morePerSecond;
    return Double.isFinite(nearly) ? exact(ticks, perSecond, moreTicks, morePerSecond) : nearly;
  }

  private static double exact(
      double ticks, double perSecond, double moreTicks, double morePerSecond) {
    BigDecimal rate = new BigDecimal(perSecond);
    BigDecimal otherRate = new BigDecimal(morePerSecond);
    BigDecimal sum =
        new BigDecimal(ticks).multiply(otherRate).add(new BigDecimal(moreTicks).multiply(rate));
    return sum.divide(rate.multiply(otherRate), MathContext.DECIMAL128).doubleValue();
  }
}
