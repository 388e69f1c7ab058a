package io.github.visionpreflight.benchmarks.detection;

import io.github.visionpreflight.benchmarks.job.Compared;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import io.github.visionpreflight.media.MediaType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The type of bytes whose name may lie. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Compared(
    title = "Type of the bytes",
    rival = "TIKA",
    bias =
        "Tika knows over a thousand types and we know twenty; probeContentType reads the name only"
            + " and believes it, and guessContentTypeFromStream knows neither WebP, HEIC nor video."
            + " The head is in memory.")
public class DetectionBenchmark {
  /** Who detects. */
  @Param public Detector implementation;

  /** The file. */
  @Param({
    "photo-12mp.jpg",
    "screenshot-1080p.png",
    "still.gif",
    "photo-12mp.webp",
    "photo-12mp.heic",
    "h264-gop250-10s.mp4",
    "vp9-gop240-30s.webm",
    "pdf.jpg"
  })
  public String data;

  private byte[] head;
  private Path file;

  /** Reads the head. */
  @Setup
  public void read() {
    file = BenchmarkMedia.file(data);
    byte[] bytes = BenchmarkMedia.bytes(data);
    head = Arrays.copyOf(bytes, Math.min(bytes.length, MediaType.HEAD_BYTES));
  }

  /** Names the type. */
  @Benchmark
  public @Nullable String detect() throws IOException {
    return implementation.detect(head, file);
  }
}
