package io.github.visionpreflight.cli;

import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar that appears only where a person watches and only when the work takes longer than
 * a second.
 */
final class Progress implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final boolean wanted;
  private final long total;
  private final long start = System.nanoTime();
  private long done;
  private @Nullable ProgressBar bar;

  private Progress(boolean wanted, long total) {
    this.wanted = wanted;
    this.total = total;
  }

  /** Starts counting; {@code total} is -1 when it is not known. */
  static Progress start(Console console, FileArguments arguments, long total) {
    return new Progress(console.interactive() && !arguments.noProgress, total);
  }

  void step() {
    done++;
    if (wanted && bar == null && System.nanoTime() - start > PATIENCE_NANOS) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("preflight")
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .build();
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
