package io.github.visionpreflight.ffmpeg.process;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that looks after all children; it ends when there is nothing to look after. */
final class Watch {
  private static final long PERIOD_MILLIS = 20;
  private static final long IDLE_SECONDS = 5;
  private static final ScheduledThreadPoolExecutor THREAD = thread();

  private Watch() {}

  private static ScheduledThreadPoolExecutor thread() {
    ScheduledThreadPoolExecutor one =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "preflight-child-watch");
              thread.setDaemon(true);
              return thread;
            });
    one.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    one.allowCoreThreadTimeOut(true);
    one.setRemoveOnCancelPolicy(true);
    return one;
  }

  /** Looks again and again until cancelled: a call under way may have to end. */
  static ScheduledFuture<?> every(Runnable look) {
    return THREAD.scheduleWithFixedDelay(look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  static ScheduledFuture<?> after(long nanos, Runnable action) {
    return THREAD.schedule(action, nanos, TimeUnit.NANOSECONDS);
  }
}
