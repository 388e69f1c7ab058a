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

/** The same for one video from 10 to 120 seconds: how cost grows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Compared(
    title = "Cost against video length",
    rival = "GRABBER_LOOP",
    bias =
        "One frame every two seconds of 1080p, H.264, 250 frames from one keyframe to the next. The"
            + " resident peak is the whole process's, the JVM and what its collector has not yet"
            + " given back among it.")
public class VideoGrowthBenchmark {
  /** Who samples. */
  @Param public Sampler implementation;

  /** The file. */
  @Param({
    "h264-gop250-10s.mp4",
    "h264-gop250-30s.mp4",
    "h264-gop250-60s.mp4",
    "h264-gop250-120s.mp4"
  })
  public String data;

  /** Frames a second. */
  @Param({"0.5"})
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
