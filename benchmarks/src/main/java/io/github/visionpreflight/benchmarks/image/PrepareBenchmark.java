package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.benchmarks.job.Compared;
import org.openjdk.jmh.annotations.Param;

/** A file in memory to a JPEG that fits. */
@Compared(
    title = "Picture made to fit",
    rival = "GRAPHICS2D",
    bias =
        "GRAPHICS2D and IMGSCALR alias, which costs them no time; OPENCV averages areas, everybody"
            + " else of quality filters; ours also reads the header and turns by EXIF. ImageIO is"
            + " as fast as the libjpeg that the JDK is linked with.")
public class PrepareBenchmark extends Fitting {
  /** The file. */
  @Param({
    "photo-12mp.jpg",
    "photo-12mp-progressive.jpg",
    "photo-4k.jpg",
    "photo-1080p.jpg",
    "screenshot-4k.png",
    "photo-12mp.png",
    "alpha.png",
    "photo-12mp.webp",
    "photo-12mp.heic",
    "photo-12mp.avif"
  })
  public String data;

  /** The longest side that the result may have, in pixels. */
  @Param({"1568", "768"})
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
