package io.github.visionpreflight.ffmpeg.process;

import io.github.visionpreflight.media.Deadline;
import java.util.concurrent.ScheduledFuture;
import java.util.function.BooleanSupplier;

/**
 * Until its end: kills the child when the time is up, the thread that waits for it is interrupted,
 * the call is cancelled, or the child takes too much memory. The pipe then ends, which wakes the
 * thread.
 */
final class Guard {
  private final Child child;
  private final Deadline deadline;
  private final BooleanSupplier cancelled;
  private final Thread waiting = Thread.currentThread();
  private final ScheduledFuture<?> looking;

  Guard(Child child, Deadline deadline, BooleanSupplier cancelled) {
    this.child = child;
    this.deadline = deadline;
    this.cancelled = cancelled;
    this.looking = Watch.every(this::look);
  }

  private void look() {
    boolean over = deadline.remainingNanos() == 0;
    if (over || waiting.isInterrupted() || cancelled.getAsBoolean()) {
      child.kill();
    } else {
      child.checkMemory();
    }
  }

  void end() {
    looking.cancel(false);
  }
}
