package io.github.visionpreflight.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;

/**
 * What the process holds at one moment.
 *
 * @param seconds since the virtual machine started
 * @param calls answers and refusals so far
 * @param faults calls so far that ended in another way
 * @param heap mebibytes of the heap in use right after a collection, while no call is under way:
 *     what is kept
 * @param outside mebibytes of the process in memory that are not heap: native libraries, compiled
 *     code, classes. Right when the heap has a fixed size and was touched at the start
 * @param descriptors open files
 * @param threads live threads
 * @param temporary files of ours in the folder for temporary files
 */
record SoakSample(
    long seconds,
    long calls,
    long faults,
    long heap,
    long outside,
    long descriptors,
    long threads,
    long temporary) {

  static final String HEADER =
      "seconds\tcalls\tfaults\theap_mib\toutside_heap_mib\tdescriptors\tthreads\ttemporary_files\n";

  private static final int MIB = 1 << 20;

  /** Looks; no call may be under way. */
  static SoakSample now(long answers, long refusals, long faults) throws IOException {
    System.gc();
    // What was freed outside the heap goes back to the system too, so that the rest is in use.
    Pointer.trimMemory();
    Runtime runtime = Runtime.getRuntime();
    return new SoakSample(
        ManagementFactory.getRuntimeMXBean().getUptime() / 1000,
        answers + refusals,
        faults,
        (runtime.totalMemory() - runtime.freeMemory()) / MIB,
        residentKib() / 1024 - runtime.totalMemory() / MIB,
        count(Path.of("/proc/self/fd")),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        count(Path.of(System.getProperty("java.io.tmpdir"))));
  }

  static SoakSample parse(String row) {
    List<Long> cells = Stream.of(row.split("\t", -1)).map(Long::valueOf).toList();
    return new SoakSample(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5),
        cells.get(6),
        cells.get(7));
  }

  String row() {
    return String.join(
            "\t",
            Stream.of(seconds, calls, faults, heap, outside, descriptors, threads, temporary)
                .map(String::valueOf)
                .toList())
        + "\n";
  }

  private static long residentKib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }
}
