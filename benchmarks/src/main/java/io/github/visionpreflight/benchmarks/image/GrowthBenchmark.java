package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.benchmarks.job.Compared;
import org.openjdk.jmh.annotations.Param;

/** The same for one scene from 1 to 48 megapixels: how cost grows. */
@Compared(
    title = "Cost against megapixels",
    rival = "GRAPHICS2D",
    bias =
        "One scene at every size, brought to 768 pixels; a real photograph of 48 megapixels has"
            + " softer pixels than one of 1 and compresses better. The resident peak is the whole"
            + " process's, the JVM and what its collector has not yet given back among it.")
public class GrowthBenchmark extends Fitting {
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

  @Override
  String data() {
    return data;
  }

  @Override
  int box() {
    return box;
  }
}
