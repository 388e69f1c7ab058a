package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameReport;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSize;
import io.github.visionpreflight.video.FrameStream;
import io.github.visionpreflight.video.FrameTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The number in the pixels is the number that the list of a plain decode asks for. */
class FramesOfEveryContainerTest {
  /** The list has six decimals. */
  private static final double LIST_PRECISION = 2e-6;

  private final FFmpegFrames source = new FFmpegFrames();

  @ParameterizedTest
  @EnumSource
  void everySecondTakesTheFrameOnScreen(TestVideo video) {
    for (double fps : new double[] {0.1, 0.5, 2, 3.3, 10}) {
      List<Frame> frames = frames(video, FrameSampling.everySecond(fps));
      List<Integer> expected = onScreen(video, fps);
      assertThat(numbers(frames)).as("%s at %s", video, fps).startsWith(ints(expected));
      assertThat(numbers(frames.subList(expected.size(), frames.size())))
          .as("%s at %s: shown to its end", video, fps)
          .allMatch(number -> number == TestVideos.times(video).size() - 1);
      if (!video.isVariable()) {
        assertThat(frames).hasSize(count(video, fps));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void evenSpreadTakesFirstAndLast(TestVideo video) {
    List<Double> times = TestVideos.times(video);
    double first = times.get(0);
    double step = (times.get(times.size() - 1) - first) / 6;
    assertThat(numbers(frames(video, FrameSampling.uniform(7))))
        .isEqualTo(IntStream.range(0, 7).map(j -> shown(times, first + j * step)).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource
  void framesCarryTheirTimes(TestVideo video) {
    List<Double> times = TestVideos.times(video);
    for (Frame frame : frames(video, FrameSampling.processor())) {
      int number = Barcode.read(frame.jpeg());
      assertThat(frame.index()).hasValue(number);
      if (video.hasPresentationTimes()) {
        assertThat(frame.timeSeconds()).isCloseTo(times.get(number), Offset.offset(1e-6));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void scanListsTheTimesThatFfprobeLists(TestVideo video) {
    FrameTimes scanned = source.scan(MediaSource.of(TestVideos.file(video)), ReadLimits.defaults());
    List<Double> times = TestVideos.times(video);
    double shift = video.hasPresentationTimes() ? 0 : scanned.startSeconds() - times.get(0);
    assertThat(scanned.count()).isEqualTo(times.size());
    for (int i = 0; i < times.size(); i++) {
      assertThat(scanned.seconds(i) - shift).isCloseTo(times.get(i), Offset.offset(LIST_PRECISION));
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"GIF", "WEBP"})
  void headerAndScanAgreeOnTheCount(TestVideo video) {
    MediaSource file = MediaSource.of(TestVideos.file(video));
    FrameTimes scanned = source.scan(file, ReadLimits.defaults());
    VideoInfo header = (VideoInfo) Probe.of(file, ReadLimits.defaults());
    for (double fps : new double[] {0.1, 0.5, 1, 2, 10}) {
      FrameSampling sampling = FrameSampling.everySecond(fps);
      sampling
          .count(header)
          .ifPresent(
              count ->
                  assertThat(count)
                      .as("%s at %s: %s against %s", video, fps, header, scanned.durationSeconds())
                      .isEqualTo(sampling.pick(scanned).size()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keyframesAreDecodedAlone(TestVideo video) {
    try (FrameStream stream =
        source.open(MediaSource.of(TestVideos.file(video)), options(FrameSampling.keyframes()))) {
      List<Frame> frames = new ArrayList<>();
      stream.forEachRemaining(frames::add);
      assertThat(frames).isNotEmpty();
      assertThat(numbers(frames)).isEqualTo(indices(frames));
      FrameReport report = stream.report();
      assertThat(report.damage()).isEmpty();
      assertThat(report.delivered()).isEqualTo(report.wanted());
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoThreadsGiveTheSameFrames(TestVideo video) {
    FrameOptions one = options(FrameSampling.everySecond(4));
    MediaSource file = MediaSource.of(TestVideos.file(video));
    List<Frame> frames = source.frames(file, one);
    assertThat(numbers(source.frames(file, one.withThreads(2)))).isEqualTo(numbers(frames));
  }

  @ParameterizedTest
  @EnumSource
  void scaledFramesStillShowTheirNumber(TestVideo video) {
    FrameOptions small = options(FrameSampling.everySecond(1)).withSize(FrameSize.maxSide(160));
    for (Frame frame : source.frames(MediaSource.of(TestVideos.file(video)), small)) {
      assertThat(frame.size().longestSide()).isEqualTo(160);
      assertThat(
              new Dimensions(
                  Barcode.image(frame.jpeg()).getWidth(), Barcode.image(frame.jpeg()).getHeight()))
          .isEqualTo(frame.size());
    }
  }

  private List<Frame> frames(TestVideo video, FrameSampling sampling) {
    return source.frames(MediaSource.of(TestVideos.file(video)), options(sampling));
  }

  private static FrameOptions options(FrameSampling sampling) {
    return FrameOptions.defaults().withSampling(sampling).withSize(FrameSize.original());
  }

  private static int count(TestVideo video, double fps) {
    double seconds = (double) video.frames() * video.timeBase()[0] / video.timeBase()[1];
    return (int) Math.max(1, Math.ceil(seconds * fps - 1e-6));
  }

  private static List<Integer> onScreen(TestVideo video, double fps) {
    List<Double> times = TestVideos.times(video);
    double last = times.get(times.size() - 1);
    List<Integer> numbers = new ArrayList<>();
    for (int k = 0; times.get(0) + k / fps <= last + LIST_PRECISION; k++) {
      numbers.add(shown(times, times.get(0) + k / fps));
    }
    return numbers;
  }

  private static int shown(List<Double> times, double instant) {
    int shown = 0;
    for (int i = 0; i < times.size(); i++) {
      if (times.get(i) <= instant + LIST_PRECISION) {
        shown = i;
      }
    }
    return shown;
  }

  private static List<Integer> numbers(List<Frame> frames) {
    return frames.stream().map(frame -> Barcode.read(frame.jpeg())).toList();
  }

  private static List<Integer> indices(List<Frame> frames) {
    return frames.stream().map(frame -> (int) frame.index().orElseThrow()).toList();
  }

  private static Integer[] ints(List<Integer> list) {
    return list.toArray(new Integer[0]);
  }
}
