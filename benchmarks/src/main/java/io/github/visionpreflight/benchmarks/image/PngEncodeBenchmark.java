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

/** Pixels to PNG bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Compared(
    title = "PNG encoding alone",
    rival = "IMAGEIO",
    bias =
        "Sizes differ as much as times: ours chooses the smallest layout that holds the picture, and"
            + " every byte becomes 1.33 characters of a request; OpenCV is tuned for speed.")
public class PngEncodeBenchmark {
  /** Who encodes. */
  @Param public PngWriter implementation;

  /** The picture. */
  @Param({"screenshot-1080p.png", "photo-1080p.jpg"})
  public String data;

  private Decoded picture;

  /** Decodes the picture. */
  @Setup
  public void read() throws IOException {
    Readers.onlyJdk();
    picture = Decoded.of(BenchmarkMedia.bytes(data), data);
  }

  /** Encodes it. */
  @Benchmark
  public byte[] encode() throws IOException {
    return implementation.encode(picture);
  }
}
