package io.github.visionpreflight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondsTest {
  /** Added as rounded quotients, the first two and the last end in dust. */
  @ParameterizedTest
  @CsvSource({
    "100, 1000, 2, 10, 0.3",
    "63000, 90000, 1, 10, 0.8",
    "1, 3, 2, 3, 1.0",
    "5, 1, -4900, 1000, 0.1"
  })
  void sumIsRoundedOnce(double ticks, double rate, double more, double moreRate, double seconds) {
    assertThat(Seconds.sum(ticks, rate, more, moreRate)).isEqualTo(seconds);
  }

  @Test
  void clockWithoutTicksNeedsNoRate() {
    assertThat(Seconds.sum(3, 2, 0, 0)).isEqualTo(1.5);
  }

  @Test
  void whatNoClockCountsIsNotFinite() {
    assertThat(Seconds.sum(Double.NaN, 1, 1, 1)).isNaN();
    assertThat(Seconds.sum(1, 1, 1, 0)).isInfinite();
    assertThat(Seconds.sum(Double.POSITIVE_INFINITY, 1, 1, 1)).isInfinite();
  }
}
