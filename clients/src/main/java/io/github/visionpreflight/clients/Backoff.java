package io.github.visionpreflight.clients;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Turns a policy into pauses. */
record Backoff(RetryPolicy policy, RandomGenerator random, Sleeper sleeper) {
  /** Doubling more often than this changes nothing but overflows. */
  private static final int MAX_DOUBLINGS = 30;

  /** Waits; the one place that does. */
  interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }

  /**
   * Returns the pause before the next attempt; empty when there should be none.
   *
   * @param attempt how many were made, at least 1
   * @param asked what the host's {@code Retry-After} says
   */
  Optional<Duration> pause(int attempt, Optional<Duration> asked) {
    Duration longest = policy.maxDelay();
    if (attempt >= policy.maxAttempts()
        || asked.filter(wait -> wait.compareTo(longest) > 0).isPresent()) {
      return Optional.empty();
    }
    Duration own = jittered(doubled(attempt - 1));
    return Optional.of(asked.filter(wait -> wait.compareTo(own) > 0).orElse(own));
  }

  private Duration doubled(int times) {
    Duration first = policy.firstDelay();
    Duration longest = policy.maxDelay();
    long factor = 1L << Math.min(times, MAX_DOUBLINGS);
    // Compared by division, because a long first delay times a large factor overflows.
    return first.compareTo(longest.dividedBy(factor)) > 0 ? longest : first.multipliedBy(factor);
  }

  private Duration jittered(Duration whole) {
    return Duration.ofNanos((long) (saturatedNanos(whole) * (0.5 + random.nextDouble() / 2)));
  }

  private static long saturatedNanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
