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
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A thousand extractions leave nothing behind: not on the heap, not in native memory. More of them,
 * with what they took: {@code mvn -pl ffmpeg-frames -am test -Dtest=SoakTest
 * -Dsoak.extractions=20000 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SoakTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long FEW_BYTES = 24_000_000;
  private static final int EXTRACTIONS = Integer.getInteger("soak.extractions", 1000);

  private final FFmpegFrames source = new FFmpegFrames();

  @Test
  void thousandExtractionsLeaveMemoryFlat() throws IOException {
    assumeTrue(Files.exists(STATUS), "no /proc here to read the resident memory from");
    extract(300);
    long heapBefore = heap();
    long residentBefore = resident();
    report("after 300 more to warm up", heapBefore, residentBefore);
    extract(EXTRACTIONS / 2);
    report("in the middle", heap(), resident());
    extract(EXTRACTIONS - EXTRACTIONS / 2);
    long heapGrowth = heap() - heapBefore;
    long residentGrowth = resident() - residentBefore;
    report("at the end", heapBefore + heapGrowth, residentBefore + residentGrowth);
    assertThat(heapGrowth).isLessThan(FEW_BYTES);
    // One leaked decoder a round would be a gigabyte, one leaked frame 86 MB.
    assertThat(residentGrowth).isLessThan(3 * FEW_BYTES);
  }

  private static void report(String when, long heap, long resident) {
    System.out.printf(
        Locale.ROOT,
        "%d extractions, %s: heap %.1f MB, resident %.1f MB%n",
        EXTRACTIONS,
        when,
        heap / 1e6,
        resident / 1e6);
  }

  private void extract(int rounds) {
    FrameOptions two = FrameOptions.defaults().withSampling(FrameSampling.at(0.1, 2.2));
    TestVideo[] videos = {
      TestVideo.H264,
      TestVideo.VP8,
      TestVideo.MPEG2_TS,
      TestVideo.H264_TURNED,
      TestVideo.HEVC,
      TestVideo.VP9,
      TestVideo.MPEG4_AVI,
      TestVideo.GIF,
      TestVideo.WEBP,
    };
    for (int round = 0; round < rounds; round++) {
      MediaSource file = MediaSource.of(TestVideos.file(videos[round % videos.length]));
      try (FrameStream stream = source.open(file, two.withThreads(1 + round % 3))) {
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
