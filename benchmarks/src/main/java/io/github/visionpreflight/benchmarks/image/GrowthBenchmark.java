package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.benchmarks.job.Compared;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
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

/** The same for one scene from 1 to 48 megapixels: how cost grows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Compared(
    title = "Cost against megapixels",
    rival = "GRAPHICS2D",
    bias =
        "One scene at every size, brought to 768 pixels; a real photograph of 48 megapixels has"
            + " softer pixels than one of 1 and compresses better. The resident peak is the whole"
            + " process's, the JVM and what its collector has not yet given back among it.")
public class GrowthBenchmark {
  /** Who prepares. */
  @Param public Fitter implementation;

  /** The file. */
  @Param({
    "growth-01mp.jpg",
    "growth-02mp.jpg",
    "growth-04mp.jpg",
    "growth-08mp.jpg",
    "growth-24mp.jpg",
    "growth-48mp.jpg"
  })
  public String data;

  /** The longest side that the result may have, in pixels. */
  @Param({"768"})
  public int box;

  private byte[] bytes;
  private int side;

  /** Reads the file. */
  @Setup
  public void read() {
    Readers.onlyJdk();
    bytes = BenchmarkMedia.bytes(data);
    side = BenchmarkMedia.scaled(box);
  }

  /** Makes it fit. */
  @Benchmark
  public byte[] fit() throws IOException {
    return implementation.fit(bytes, data, side);
  }
}
