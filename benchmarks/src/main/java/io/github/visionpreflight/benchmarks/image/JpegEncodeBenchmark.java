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
        "PLANAR starts from planes, as its decoder leaves them, everybody else from RGB. Ours make"
            + " Huffman tables for the picture, the others use the standard's.")
public class JpegEncodeBenchmark extends Encoding {
  /** Who encodes. */
  @Param public Encoder implementation;

  /** Encodes it. */
  @Benchmark
  public byte[] encode() throws IOException {
    return implementation.jpeg(picture);
  }
}
