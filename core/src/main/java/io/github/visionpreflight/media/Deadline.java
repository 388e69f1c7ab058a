package io.github.visionpreflight.media;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The instant by which a call must have ended, on the monotonic clock. Started once a call and
 * handed down, so that its parts share one budget. Immutable and safe to share.
 */
public final class Deadline {
  private final LongSupplier clock;
  private final long startNanos;
  private final Duration allowed;
  private final long allowedNanos;

  private Deadline(Duration allowed, LongSupplier clock) {
    this.clock = clock;
    this.startNanos = clock.getAsLong();
    this.allowed = allowed;
    this.allowedNanos = saturated(allowed);
  }

  /** Starts the clock: the deadline lies {@code limits.deadline()} from now. */
  public static Deadline start(ReadLimits limits) {
    return start(limits, System::nanoTime);
  }

  /**
   * Starts another clock: for tests, which then need no time to pass.
   *
   * @param clock nanoseconds from any origin, never going back; asked by any thread
   */
  public static Deadline start(ReadLimits limits, LongSupplier clock) {
    return new Deadline(limits.deadline(), clock);
  }

  /** Returns whether the time is up, or the current thread was interrupted. */
  public boolean passed() {
    return clock.getAsLong() - startNanos >= allowedNanos || Thread.currentThread().isInterrupted();
  }

  /**
   * Ends the call when the time is up.
   *
   * @param doing what is under way, for the message: {@code "JPEG scan 12"}
   * @throws MediaException.Timeout when the time is up or the thread was interrupted, whose
   *     interrupt flag stays set
   */
  public void check(String doing) {
    if (Thread.currentThread().isInterrupted()) {
      throw new MediaException.Timeout(doing + ": interrupted");
    }
    if (clock.getAsLong() - startNanos >= allowedNanos) {
      throw new MediaException.Timeout(doing + ": not done within " + allowed.toMillis() + " ms");
    }
  }

  /** Returns how much time is left, in nanoseconds; 0 when none is. */
  public long remainingNanos() {
    return Math.max(0, allowedNanos - (clock.getAsLong() - startNanos));
  }

  private static long saturated(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException tooLong) {
      return Long.MAX_VALUE / 2;
    }
  }
}
