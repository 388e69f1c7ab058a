package io.github.visionpreflight.benchmarks.probe;

import io.github.visionpreflight.benchmarks.job.Burden;
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

/** A picture's size from its header, the file being in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Compared(
    title = "Size from the header",
    rival = "IMAGEIO",
    bias =
        "ImageIO and TwelveMonkeys are told the format and answer with the size alone; ours finds"
            + " the format and answers with orientation, frames and alpha too; metadata-extractor"
            + " parses every tag there is.")
public class HeaderProbeBenchmark {
  /** Who reads. */
  @Param public HeaderReader implementation;

  /** The file. */
  @Param({
    "photo-12mp.jpg",
    "photo-12mp-progressive.jpg",
    "screenshot-1080p.png",
    "still.gif",
    "photo-12mp.webp",
    "photo-12mp.bmp",
    "photo-12mp.tiff",
    "photo-12mp.heic",
    "photo-12mp.avif"
  })
  public String data;

  private byte[] bytes;
  private Dimensions again;

  /** Reads the file. */
  @Setup
  public void read() {
    bytes = BenchmarkMedia.bytes(data);
  }

  /** Reads the size. */
  @Benchmark
  public Dimensions size() throws IOException {
    if (Burden.isDue(implementation)) {
      again = implementation.size(bytes, data);
    }
    return implementation.size(bytes, data);
  }
}
