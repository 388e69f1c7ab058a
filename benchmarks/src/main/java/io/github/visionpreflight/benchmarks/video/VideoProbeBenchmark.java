package io.github.visionpreflight.benchmarks.video;

import io.github.visionpreflight.benchmarks.job.Compared;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A video's size and length from its file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Compared(
    title = "Size and length of a video",
    rival = "GRABBER",
    bias =
        "The files are in the system's cache. The grabber opens the decoder and reads packets to be"
            + " able to decode, which nobody asked of it here; it has no cheaper way.")
public class VideoProbeBenchmark {
  /** Who reads. */
  @Param public VideoHeaderReader implementation;

  /** The file. */
  @Param({
    "h264-gop250-10s.mp4",
    "h264-gop250-120s.mp4",
    "hevc-gop250-30s.mp4",
    "vp9-gop240-30s.webm",
    "av1-gop240-10s.mp4"
  })
  public String data;

  private Path file;

  /** Makes the file. */
  @Setup
  public void read() {
    file = BenchmarkMedia.file(data);
  }

  /** Reads the header. */
  @Benchmark
  public Object header() throws IOException {
    return implementation.read(file);
  }
}
