package io.github.visionpreflight.media;

import java.time.Duration;

/**
 * The instant by which a call must have ended, on the monotonic clock. Started once a call and
 * handed down, so that its parts share one budget. Immutable and safe to share.
 */
public final class Deadline {
  private final long startNanos = System.nanoTime();
  private final Duration allowed;
  private final long allowedNanos;

  private Deadline(Duration allowed) {
    this.allowed = allowed;
    this.allowedNanos = saturated(allowed);
  }

  /** Starts the clock: the deadline lies {@code limits.deadline()} from now. */
  public static Deadline start(ReadLimits limits) {
    return new Deadline(limits.deadline());
  }

  /** Returns whether the time is up, or the current thread was interrupted. */
  public boolean passed() {
    return System.nanoTime() - startNanos >= allowedNanos || Thread.currentThread().isInterrupted();
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
    if (System.nanoTime() - startNanos >= allowedNanos) {
      throw new MediaException.Timeout(doing + ": not done within " + allowed.toMillis() + " ms");
    }
  }

  /** Returns how much time is left, in nanoseconds; 0 when none is. */
  public long remainingNanos() {
    return Math.max(0, allowedNanos - (System.nanoTime() - startNanos));
  }

  private static long saturated(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException tooLong) {
      return Long.MAX_VALUE / 2;
    }
  }
}
