package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A thousand extractions leave nothing behind: not on the heap, not in native memory. */
class SoakTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long FEW_BYTES = 24_000_000;

  private final FFmpegFrames source = new FFmpegFrames();

  @Test
  void thousandExtractionsLeaveMemoryFlat() throws IOException {
    assumeTrue(Files.exists(STATUS), "no /proc here to read the resident memory from");
    extract(300);
    long heapBefore = heap();
    long residentBefore = resident();
    extract(1000);
    assertThat(heap() - heapBefore).isLessThan(FEW_BYTES);
    // One leaked decoder a round would be a gigabyte, one leaked frame 86 MB.
    assertThat(resident() - residentBefore).isLessThan(3 * FEW_BYTES);
  }

  private void extract(int rounds) {
    FrameOptions two = FrameOptions.defaults().withSampling(FrameSampling.at(0.1, 0.2));
    MediaSource[] files = {
      MediaSource.of(TestVideos.file(TestVideo.H264)),
      MediaSource.of(TestVideos.file(TestVideo.VP8)),
      MediaSource.of(TestVideos.file(TestVideo.MPEG2_TS)),
      MediaSource.of(TestVideos.file(TestVideo.H264_TURNED)),
    };
    for (int round = 0; round < rounds; round++) {
      try (FrameStream stream = source.open(files[round % files.length], two)) {
        stream.next();
        if (round % 2 == 0) {
          // Half of them are left in the middle.
          stream.next();
        }
      }
    }
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long resident() throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IllegalStateException("no VmRSS");
  }
}
