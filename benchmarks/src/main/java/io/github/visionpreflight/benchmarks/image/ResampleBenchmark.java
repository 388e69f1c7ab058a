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

/** Many pixels to few. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Compared(
    title = "Resampling alone",
    rival = "TWELVEMONKEYS",
    bias =
        "The filters differ: GRAPHICS2D, IMGSCALR and OPENCV_LANCZOS4 look at too few samples when"
            + " the factor is above two, THUMBNAILATOR halves first, OPENCV_AREA averages. OpenCV's"
            + " pixels are copied to an array, as ours are. PLANAR starts from fewer samples, the"
            + " rest having gone in the inverse DCT, and ends in quantised blocks, which is half of"
            + " JPEG encoding.")
public class ResampleBenchmark {
  /** Who resamples. */
  @Param public Shrinker implementation;

  /** The picture. */
  @Param({"photo-12mp.jpg", "photo-1080p.jpg"})
  public String data;

  /** The longer side of the result, in pixels. */
  @Param({"1568", "768"})
  public int box;

  private Decoded picture;
  private int[] size;

  /** Decodes the picture. */
  @Setup
  public void read() throws IOException {
    Readers.onlyJdk();
    picture = Decoded.of(BenchmarkMedia.bytes(data), data);
    int width = picture.pixels().width();
    size = Rasters.into(BenchmarkMedia.scaled(box), width, picture.pixels().height());
  }

  /** Resamples it. */
  @Benchmark
  public Object shrink() throws IOException {
    return implementation.shrink(picture, size[0], size[1]);
  }
}
