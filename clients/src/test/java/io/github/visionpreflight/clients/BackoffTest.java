package io.github.visionpreflight.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
  private static Backoff of(RetryPolicy policy) {
    return new Backoff(policy, new SplittableRandom(11), pause -> {});
  }

  @Test
  void pausesDoubleUpToTheLongestAndJitterStaysInTheUpperHalf() {
    Backoff backoff = of(new RetryPolicy(100, Duration.ofMillis(100), Duration.ofSeconds(1)));
    long[] whole = {100, 200, 400, 800, 1000, 1000, 1000};
    for (int attempt = 1; attempt <= whole.length; attempt++) {
      for (int i = 0; i < 200; i++) {
        long millis = backoff.pause(attempt, Optional.empty()).orElseThrow().toMillis();
        assertThat(millis).isBetween(whole[attempt - 1] / 2, whole[attempt - 1]);
      }
    }
  }

  @Test
  void jitterDiffersFromCallToCall() {
    Backoff backoff = of(RetryPolicy.defaults());
    assertThat(backoff.pause(1, Optional.empty())).isNotEqualTo(backoff.pause(1, Optional.empty()));
  }

  @Test
  void enormousDelaysDoNotOverflow() {
    Duration century = Duration.ofDays(36_500);
    Backoff backoff = of(new RetryPolicy(Integer.MAX_VALUE, century, century.multipliedBy(99)));
    assertThat(backoff.pause(2_000_000_000, Optional.empty()).orElseThrow()).isPositive();
  }

  @Test
  void lastAttemptHasNoPause() {
    Backoff backoff = of(new RetryPolicy(2, Duration.ZERO, Duration.ZERO));
    assertThat(backoff.pause(1, Optional.empty())).contains(Duration.ZERO);
    assertThat(backoff.pause(2, Optional.empty())).isEmpty();
  }

  @Test
  void longerRetryAfterIsWaitedForInFull() {
    Backoff backoff = of(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(30)));
    assertThat(backoff.pause(1, Optional.of(Duration.ofSeconds(30))))
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void retryAfterBeyondTheLongestEndsTheCall() {
    Backoff backoff = of(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(30)));
    assertThat(backoff.pause(1, Optional.of(Duration.ofSeconds(31)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "7|PT7S",
        " 0 |PT0S",
        "Wed, 15 Jul 2026 21:30:05 GMT|PT5S",
        "Wed, 15 Jul 2026 21:29:00 GMT|PT0S",
        "99999999999|PT27777777H46M39S",
        "999999999999|-",
        "-5|-",
        "soon|-",
        "1.5|-"
      })
  void retryAfterIsSecondsOrADate(String value, String expected) {
    HttpHeaders headers = HttpHeaders.of(Map.of("retry-after", List.of(value)), (n, v) -> true);
    Clock clock = Clock.fixed(Connections.NOW, ZoneOffset.UTC);
    assertThat(RetryAfter.of(headers, clock))
        .isEqualTo(Optional.ofNullable(expected).map(Duration::parse));
  }
}
