package io.github.visionpreflight.clients;

import java.time.Duration;

/**
 * How often a call is made when the host is busy (429) or broken (5xx), and how long to wait
 * between attempts: {@code firstDelay}, doubled each time, at most {@code maxDelay}; of that a
 * random half to whole, so that callers who failed together do not come back together. A host's
 * {@code Retry-After} is waited for in full instead when it is longer; when it is longer than
 * {@code maxDelay}, the call ends at once and the exception says how long. Immutable.
 *
 * @param maxAttempts at least 1
 * @param firstDelay at least 0
 * @param maxDelay at least {@code firstDelay}
 */
public record RetryPolicy(int maxAttempts, Duration firstDelay, Duration maxDelay) {
  private static final RetryPolicy DEFAULTS =
      new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(30));
  private static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when one is out of its range
   */
  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("attempts: expected at least 1, got " + maxAttempts);
    }
    if (firstDelay.isNegative() || maxDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException(
          "delays: expected 0 <= first <= longest, got " + firstDelay + " and " + maxDelay);
    }
  }

  /** Returns four attempts, half a second after the first, never more than 30 s. */
  public static RetryPolicy defaults() {
    return DEFAULTS;
  }

  /** Returns one attempt. */
  public static RetryPolicy none() {
    return NONE;
  }
}
