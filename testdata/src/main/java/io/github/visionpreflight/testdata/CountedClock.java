package io.github.visionpreflight.testdata;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * A clock that stands still and counts how often somebody looks at it, so that a deadline can pass
 * at any look and no time is needed. Whoever starts a deadline looks first; that look is number 0.
 * Safe to share.
 */
public final class CountedClock implements LongSupplier {
  private static final int NEVER = Integer.MAX_VALUE;

  private final AtomicInteger looks = new AtomicInteger(-1);
  private final int passing;
  private final int interrupting;

  private CountedClock(int passing, int interrupting) {
    this.passing = passing;
    this.interrupting = interrupting;
  }

  /** Returns one that only counts. */
  public static CountedClock still() {
    return new CountedClock(NEVER, NEVER);
  }

  /** Returns one that from that look on is past every deadline. */
  public static CountedClock passingAt(int look) {
    return new CountedClock(look, NEVER);
  }

  /** Returns one that interrupts the thread that takes that look. */
  public static CountedClock interruptingAt(int look) {
    return new CountedClock(NEVER, look);
  }

  @Override
  public long getAsLong() {
    int look = looks.incrementAndGet();
    if (look == interrupting) {
      Thread.currentThread().interrupt();
    }
    return look >= passing ? Long.MAX_VALUE : 0;
  }

  /** Returns how often it was looked at, the start not counted. */
  public int looks() {
    return looks.get();
  }

  /** Returns at most so many of the looks 1 to {@code last}, evenly spread, both among them. */
  public static IntStream spread(int last, int most) {
    int count = Math.min(last, most);
    return count < 2
        ? IntStream.rangeClosed(1, count)
        : IntStream.range(0, count).map(i -> 1 + (int) ((long) i * (last - 1) / (count - 1)));
  }
}
