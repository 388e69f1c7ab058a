package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.benchmarks.job.Compared;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Pixels to JPEG bytes. */
@Compared(
    title = "JPEG encoding alone",
    rival = "IMAGEIO",
    bias =
        "PLANAR starts from planes, as its decoder leaves them, and makes Huffman tables for the"
            + " picture; everybody else starts from RGB and uses the standard's.")
public class JpegEncodeBenchmark extends Encoding {
  /** Who encodes. */
  @Param public Encoder implementation;

  /** Encodes it. */
  @Benchmark
  public byte[] encode() throws IOException {
    return implementation.jpeg(picture);
  }
}
