package io.github.visionpreflight.benchmarks.token;

import io.github.visionpreflight.benchmarks.job.Compared;
import io.github.visionpreflight.probe.Dimensions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The bare count: two numbers in, one out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Compared(
    title = "Tokens of a picture of known size",
    rival = "BY_HAND",
    bias =
        "No library does this; BY_HAND is the published formula without checks, a limit rather than"
            + " a rival, and tiles is a simpler formula than the other two.")
public class TokenRuleBenchmark {
  /** Who counts. */
  @Param public TokenCounter implementation;

  /** Width and height. */
  @Param({"224x224", "1920x1080", "4000x3000"})
  public String data;

  private int width;
  private int height;

  /** Reads the size. */
  @Setup
  public void read() {
    Dimensions size = Shape.parse(data).size();
    width = size.width();
    height = size.height();
  }

  /** Counts. */
  @Benchmark
  public long tokens() {
    return implementation.tokens(width, height);
  }
}
