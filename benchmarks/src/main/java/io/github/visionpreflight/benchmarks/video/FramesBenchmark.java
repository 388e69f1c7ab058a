package io.github.visionpreflight.benchmarks.video;

import io.github.visionpreflight.benchmarks.job.Compared;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Frames of a video, sampled and written as JPEG. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Compared(
    title = "Sampled frames of a video",
    rival = "GRABBER_LOOP",
    bias =
        "Everybody decodes with the same libraries on one thread; the gain is what need not be"
            + " decoded, and shrinks as the rate grows. The grabber's frames are drawn bicubic and"
            + " written by the JDK.")
public class FramesBenchmark {
  /** Who samples. */
  @Param public Sampler implementation;

  /** The file. */
  @Param({
    "h264-gop250-10s.mp4",
    "h264-gop30-30s.mp4",
    "h264-gop250-30s.mp4",
    "hevc-gop250-30s.mp4",
    "vp9-gop240-30s.webm",
    "av1-gop240-10s.mp4"
  })
  public String data;

  /** Frames a second. */
  @Param({"0.5", "2"})
  public double fps;

  private Path file;
  private int side;

  /** Makes the file. */
  @Setup
  public void read() {
    file = BenchmarkMedia.file(data);
    side = BenchmarkMedia.scaled(768);
  }

  /** Takes the frames. */
  @Benchmark
  public List<byte[]> frames() throws IOException {
    return implementation.frames(file, fps, side);
  }
}
