package io.github.visionpreflight.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** The most memory that the JVM ever had resident, native memory included. Linux alone tells. */
public final class PeakMemory implements InternalProfiler {
  static final String NAME = "peak";

  private static final Path STATUS = Path.of("/proc/self/status");

  /** Creates the profiler; JMH does. */
  public PeakMemory() {}

  @Override
  public String getDescription() {
    return "most memory resident";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    // The system counts from the start of the process.
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
          .map(megabytes -> new ScalarResult(NAME, megabytes, "MB", AggregationPolicy.MAX))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
