package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.benchmarks.job.Compared;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import io.github.visionpreflight.probe.Dimensions;
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

/** JPEG bytes to pixels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Compared(
    title = "JPEG decoding alone",
    rival = "IMAGEIO",
    bias =
        "PLANAR leaves planes in their own sizes, everybody else makes RGB of them; at an eighth,"
            + " ImageIO decodes everything and drops samples.")
public class JpegDecodeBenchmark {
  /** Who decodes. */
  @Param public JpegDecoder implementation;

  /** The file. */
  @Param({"photo-12mp.jpg", "photo-12mp-444.jpg", "photo-12mp-progressive.jpg", "photo-1080p.jpg"})
  public String data;

  private byte[] bytes;

  /** Reads the file. */
  @Setup
  public void read() {
    Readers.onlyJdk();
    bytes = BenchmarkMedia.bytes(data);
  }

  /** Decodes it. */
  @Benchmark
  public Dimensions decode() throws IOException {
    return implementation.decode(bytes);
  }
}
