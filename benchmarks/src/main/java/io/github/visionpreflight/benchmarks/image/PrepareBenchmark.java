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

/** A file in memory to a JPEG that fits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Compared(
    title = "Picture made to fit",
    rival = "GRAPHICS2D",
    bias =
        "GRAPHICS2D and IMGSCALR alias, which costs them no time; OPENCV averages areas, everybody"
            + " else of quality filters; ours also reads the header and turns by EXIF. ImageIO is"
            + " as fast as the libjpeg that the JDK is linked with.")
public class PrepareBenchmark {
  /** Who prepares. */
  @Param public Fitter implementation;

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
