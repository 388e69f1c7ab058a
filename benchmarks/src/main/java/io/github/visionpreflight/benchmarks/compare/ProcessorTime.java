package io.github.visionpreflight.benchmarks.compare;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Processor time of this process with all its threads. What the JVM says of itself comes in steps
 * of 10 ms; the kernel's own account of each thread is exact.
 */
final class ProcessorTime {
  private static final Path THREADS = Path.of("/proc/self/task");
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ProcessorTime() {}

  /** Returns the time used since the start, in nanoseconds. */
  static long nanos() {
    try (Stream<Path> threads = Files.list(THREADS)) {
      return threads.mapToLong(ProcessorTime::ofThread).sum();
    } catch (IOException | UncheckedIOException e) {
      return PROCESS.getProcessCpuTime();
    }
  }

  private static long ofThread(Path thread) {
    try {
      String[] words = Files.readString(thread.resolve("schedstat")).split(" ", -1);
      return Long.parseLong(words[0]);
    } catch (NoSuchFileException e) {
      // The thread ended while the list was read.
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
