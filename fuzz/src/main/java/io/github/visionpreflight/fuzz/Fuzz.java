package io.github.visionpreflight.fuzz;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What Jazzer calls: {@code --target_class} is this class, {@code --target_args} are a target, how
 * many seconds of CPU it may use, and the file whose being there stops the fuzzer. Time of CPU and
 * not of the clock: a fuzzer is paused at times, and shares its machine.
 */
public final class Fuzz {
  private static final int RUNS_BETWEEN_CLOCKS = 256;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static @Nullable Fuzz fuzz;

  private final Target target;
  private final long mostNanos;
  private final Path stopFile;
  private long runs;

  private Fuzz(Target target, long seconds, Path stopFile) {
    this.target = target;
    this.mostNanos = TimeUnit.SECONDS.toNanos(seconds);
    this.stopFile = stopFile;
  }

  /** Called once. */
  public static void fuzzerInitialize(String[] args) {
    fuzz = new Fuzz(Target.named(args[0]), Long.parseLong(args[1]), Path.of(args[2]));
  }

  /** Called with every input; whatever is thrown here is a finding. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (fuzz == null) {
      throw new IllegalStateException("not initialized");
    }
    fuzz.run(input);
  }

  private void run(byte[] input) throws IOException {
    if (++runs % RUNS_BETWEEN_CLOCKS == 0 && PROCESS.getProcessCpuTime() > mostNanos) {
      Files.write(stopFile, new byte[0]);
    }
    target.run(input);
  }
}
