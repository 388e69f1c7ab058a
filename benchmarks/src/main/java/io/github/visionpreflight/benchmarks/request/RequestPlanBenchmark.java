package io.github.visionpreflight.benchmarks.request;

import io.github.visionpreflight.benchmarks.job.Compared;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a whole request comes to, from headers alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Compared(
    title = "Request planned from headers",
    rival = "BY_HAND",
    bias =
        "BY_HAND is told the format, sums tokens and checks no limit; ours also knows the length of"
            + " the body and the cost, and says what the provider would refuse.")
public class RequestPlanBenchmark {
  /** Who plans. */
  @Param public Planner implementation;

  /** How many pictures of which file. */
  @Param({"1 photo-12mp.jpg", "32 photo-12mp.jpg"})
  public String data;

  private Pictures pictures;

  /** Reads the file. */
  @Setup
  public void read() {
    pictures = Pictures.parse(data);
  }

  /** Plans. */
  @Benchmark
  public long plan() throws IOException {
    return implementation.tokens(pictures);
  }
}
