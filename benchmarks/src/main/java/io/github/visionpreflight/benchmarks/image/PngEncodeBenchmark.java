package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.benchmarks.job.Compared;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Pixels to PNG bytes. */
@Compared(
    title = "PNG encoding alone",
    rival = "IMAGEIO",
    bias =
        "Sizes differ as much as times: ours chooses the smallest layout that holds the picture, and"
            + " every byte becomes 1.33 characters of a request; OpenCV is tuned for speed.")
public class PngEncodeBenchmark extends Encoding {
  /** Who encodes. */
  @Param({"PREFLIGHT", "IMAGEIO", "SCRIMAGE", "OPENCV"})
  public Encoder implementation;

  /** Encodes it. */
  @Benchmark
  public byte[] encode() throws IOException {
    return implementation.png(picture);
  }
}
