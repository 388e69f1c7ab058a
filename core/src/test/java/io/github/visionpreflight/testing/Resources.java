package io.github.visionpreflight.testing;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process holds, and what this thread has used. Time is the thread's own, so that a busy
 * machine fails no test; allocation is an upper bound for how far the heap can have grown.
 */
public final class Resources {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private Resources() {}

  /** Returns the CPU time of this thread in nanoseconds. */
  public static long cpuNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Returns how many bytes this thread has allocated so far. */
  public static long allocatedBytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Returns which files this process has open, by path; nothing where the system does not tell. */
  public static Set<String> openFiles() {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return Set.of();
    }
    try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
      return descriptors.map(Resources::target).collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  /** Returns the names of what lies in the folder for temporary files. */
  public static Set<String> temporaryFiles() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the names of the threads that run; the one that ImageIO starts once is none of ours.
   */
  public static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !name.equals("Java2D Disposer"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
