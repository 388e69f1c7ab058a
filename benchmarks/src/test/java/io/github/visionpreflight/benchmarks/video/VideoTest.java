package io.github.visionpreflight.benchmarks.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionpreflight.benchmarks.image.Gray;
import io.github.visionpreflight.benchmarks.job.Job;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VideoTest {
  // The camera moves: the frame beside the right one is at 0.66.
  private static final double SAME_FRAME = 0.8;

  private static final Map<String, List<byte[]>> BY_LOOP = new HashMap<>();

  static Stream<Job.Case> readers() {
    return Job.of(VideoProbeBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("readers")
  void sizeAndLengthAreThoseThatWereEncoded(Job.Case each) throws IOException {
    VideoProbeBenchmark benchmark = new VideoProbeBenchmark();
    benchmark.implementation = (VideoHeaderReader) each.implementation();
    benchmark.data = each.data();
    benchmark.read();
    VideoHeaderReader.Header header = (VideoHeaderReader.Header) benchmark.header();
    assertThat(header.width()).isEqualTo(320);
    assertThat(header.height()).isEqualTo(180);
    assertThat(header.seconds()).isCloseTo(seconds(each.data()), within(0.2));
  }

  /** A tenth of what the name says, at least 2: everything is small in tests. */
  private static double seconds(String name) {
    return Math.max(2, Integer.parseInt(name.replaceAll(".*-(\\d+)s\\..*", "$1")) / 10);
  }

  static Stream<Job.Case> samplers() {
    return Job.of(FramesBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void theFramesAreThoseOfAPlainLoop(Job.Case each) throws IOException {
    for (double fps : new double[] {0.5, 2}) {
      FramesBenchmark benchmark = new FramesBenchmark();
      benchmark.implementation = (Sampler) each.implementation();
      benchmark.data = each.data();
      benchmark.fps = fps;
      benchmark.read();
      assertSame(benchmark.frames(), byLoop(benchmark), seconds(each.data()) * fps);
    }
  }

  static Stream<Job.Case> growing() {
    return Job.of(VideoGrowthBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("growing")
  void theFramesAreThoseOfAPlainLoopWhateverTheLength(Job.Case each) throws IOException {
    VideoGrowthBenchmark benchmark = new VideoGrowthBenchmark();
    benchmark.implementation = (Sampler) each.implementation();
    benchmark.data = each.data();
    benchmark.fps = 0.5;
    benchmark.read();
    FramesBenchmark loop = new FramesBenchmark();
    loop.data = each.data();
    loop.fps = 0.5;
    assertSame(benchmark.frames(), byLoop(loop), seconds(each.data()) * 0.5);
  }

  private static List<byte[]> byLoop(FramesBenchmark of) throws IOException {
    FramesBenchmark loop = new FramesBenchmark();
    loop.implementation = Sampler.GRABBER_LOOP;
    loop.data = of.data;
    loop.fps = of.fps;
    loop.read();
    String key = of.data + of.fps;
    if (!BY_LOOP.containsKey(key)) {
      BY_LOOP.put(key, loop.frames());
    }
    return BY_LOOP.get(key);
  }

  private static void assertSame(List<byte[]> frames, List<byte[]> byLoop, double expected)
      throws IOException {
    // What was cut without coding anew ends a few frames late, behind a frame that others need.
    assertThat(frames.size()).isEqualTo(byLoop.size()).isCloseTo((int) expected, within(1));
    for (int i = 0; i < frames.size(); i++) {
      Gray frame = Gray.decode(frames.get(i));
      assertThat(frame.width()).isEqualTo(192);
      assertThat(frame.height()).isEqualTo(108);
      assertThat(frame.ssim(Gray.decode(byLoop.get(i)))).as("frame " + i).isGreaterThan(SAME_FRAME);
    }
  }
}
