package io.github.visionpreflight.benchmarks.token;

import io.github.visionpreflight.benchmarks.job.Compared;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From width, height and frames to money. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Compared(
    title = "Cost of a medium of known size",
    rival = "BY_HAND",
    bias =
        "PREFLIGHT also checks every limit of the provider and looks the price of the day up;"
            + " BY_HAND counts with our rule, for there is no other, and does none of that.")
public class CostBenchmark {
  /** Who counts. */
  @Param public Pricer implementation;

  /** Width and height, and frames of a video. */
  @Param({"1920x1080", "4000x3000", "1920x1080x1800"})
  public String data;

  private Shape shape;

  /** Reads the size. */
  @Setup
  public void read() {
    shape = Shape.parse(data);
  }

  /** Counts and multiplies. */
  @Benchmark
  public BigDecimal cost() {
    return implementation.cost(shape);
  }
}
