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

/** Pixels to JPEG bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Compared(
    title = "JPEG encoding alone",
    rival = "IMAGEIO",
    bias =
        "The planar lane's own encoder is not here: it starts from frequencies and cannot be run on"
            + " pixels. Everybody's Huffman tables are the standard's.")
public class JpegEncodeBenchmark {
  /** Who encodes. */
  @Param public Encoder implementation;

  /** The picture. */
  @Param({"photo-1080p.jpg", "screenshot-1080p.png"})
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
