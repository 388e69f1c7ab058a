package io.github.visionpreflight.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.VideoInfo;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameSamplingTest {
  private static final TimeBase NTSC = new TimeBase(1001, 30_000);

  @Test
  void sixtySecondsAtTwoAGiveEveryFifteenthFrame() {
    FrameTimes times = FrameTimes.constantRate(1800, new TimeBase(1, 30));
    assertThat(indices(FrameSampling.everySecond(2).pick(times)))
        .isEqualTo(IntStream.range(0, 120).mapToObj(k -> k * 15).toList());
  }

  @Test
  void aTenthOfASecondIsExactForAnyLength() {
    FrameTimes times = FrameTimes.constantRate(3_000_000, new TimeBase(1, 30));
    List<FramePick> picks = FrameSampling.everySecond(10, 2_000_000).pick(times);
    assertThat(picks).hasSize(1_000_000);
    assertThat(picks.get(999_999)).isEqualTo(new FramePick(2_999_997, 99_999.9));
  }

  @Test
  void instantAtTheVeryEndIsNotWanted() {
    assertThat(FrameSampling.everySecond(1).pick(FrameTimes.constantRate(30, new TimeBase(1, 30))))
        .hasSize(1);
    assertThat(FrameSampling.everySecond(1).pick(FrameTimes.constantRate(31, new TimeBase(1, 30))))
        .hasSize(2);
  }

  @Test
  void frameShownExactlyAtTheInstantIsTaken() {
    FrameTimes times = times(new long[] {0, 499, 500, 501, 900}, 1000, new TimeBase(1, 1000));
    assertThat(indices(FrameSampling.everySecond(2).pick(times))).containsExactly(0, 2);
  }

  @Test
  void stillFrameIsTakenAgainAtEachInstantItIsOnScreen() {
    FrameTimes times = times(new long[] {0, 2100}, 3000, new TimeBase(1, 1000));
    assertThat(indices(FrameSampling.everySecond(1).pick(times))).containsExactly(0, 0, 0);
    assertThat(indices(FrameSampling.everySecond(2).pick(times))).containsExactly(0, 0, 0, 0, 0, 1);
  }

  @Test
  void startIsTheFirstShownFrameWhereverTheClockStands() {
    FrameTimes times =
        times(new long[] {126_000, 171_000, 216_000}, 261_000, new TimeBase(1, 90_000));
    assertThat(FrameSampling.everySecond(2).pick(times))
        .containsExactly(new FramePick(0, 1.4), new FramePick(1, 1.9), new FramePick(2, 2.4));
  }

  @Test
  void clockBelowZeroCountsLikeAnyOther() {
    FrameTimes times = times(new long[] {-1000, -500, 0, 499}, 500, new TimeBase(1, 1000));
    assertThat(FrameSampling.everySecond(2).pick(times))
        .containsExactly(new FramePick(0, -1.0), new FramePick(1, -0.5), new FramePick(2, 0.0));
    assertThat(indices(FrameSampling.uniform(4).pick(times))).containsExactly(0, 0, 1, 3);
  }

  @Test
  void videoOfOneInstantGivesOneFrame() {
    FrameTimes times = times(new long[] {7}, 7, new TimeBase(1, 10));
    for (FrameSampling sampling :
        List.of(
            FrameSampling.everySecond(0.1),
            FrameSampling.processor(),
            FrameSampling.uniform(1),
            FrameSampling.at(3))) {
      assertThat(indices(sampling.pick(times))).as(sampling.toString()).containsExactly(0);
    }
  }

  @Test
  void tooManyInstantsAreThinnedEvenlyFromTheFirstFrameToTheLast() {
    FrameTimes times = FrameTimes.constantRate(301, new TimeBase(1, 10));
    assertThat(indices(FrameSampling.everySecond(10, 4).pick(times)))
        .containsExactly(0, 100, 200, 300);
    assertThat(FrameSampling.everySecond(10, 301).pick(times)).hasSize(301);
    assertThat(FrameSampling.everySecond(10, 300).pick(times)).hasSize(300);
    assertThat(indices(FrameSampling.everySecond(10, 1).pick(times))).containsExactly(0);
  }

  @Test
  void daysLongFramesAreCappedBeforeTheyAreCounted() {
    FrameTimes times =
        times(new long[] {0, Long.MAX_VALUE / 2}, Long.MAX_VALUE - 1, new TimeBase(1, 1));
    assertThat(FrameSampling.everySecond(10).pick(times)).hasSize(2000);
  }

  @Test
  void processorGivesTheKnownCounts() {
    // FACTS of the model's own processor: 1,800 frames at 30 a second are 120 samples.
    List<FramePick> picks =
        FrameSampling.processor().pick(FrameTimes.constantRate(1800, new TimeBase(1, 30)));
    assertThat(picks).hasSize(120);
    assertThat(picks.get(119).index()).isEqualTo(1799);
    assertThat(picks.get(60).index()).isEqualTo(907);
  }

  @Test
  void processorTakesEveryFrameBelowTwoASecond() {
    FrameTimes times = FrameTimes.constantRate(7, new TimeBase(1, 1));
    assertThat(indices(FrameSampling.processor().pick(times))).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void namedInstantsCountFromTheFirstFrame() {
    FrameTimes times = times(new long[] {500, 600, 700}, 800, new TimeBase(1, 1000));
    assertThat(FrameSampling.at(0.2, 0, 99, 0.1999).pick(times))
        .extracting(FramePick::index)
        .containsExactly(0, 1, 2, 2);
    FrameTimes thirtieths = FrameTimes.constantRate(30, new TimeBase(1, 30));
    assertThat(indices(FrameSampling.at(0.1).pick(thirtieths))).containsExactly(3);
  }

  @Test
  void keyframesAreTheMarkedOnes() {
    BitSet keys = new BitSet();
    keys.set(0);
    keys.set(3);
    FrameTimes times = FrameTimes.of(new long[] {0, 1, 2, 3, 4}, keys, 5, new TimeBase(1, 25));
    assertThat(FrameSampling.keyframes().pick(times))
        .containsExactly(new FramePick(0, 0), new FramePick(3, 0.12));
  }

  @Test
  void agreesWithExactFractionsOverRandomVideos() {
    SplittableRandom random = new SplittableRandom(20_260_101);
    long[][] bases = {{1, 30}, {1001, 30_000}, {1, 90_000}, {1, 1000}, {1, 12_800}, {1, 1}};
    double[] rates = {0.1, 0.3, 0.5, 1, 1.7, 2, 3, 7.77, 10};
    for (int round = 0; round < 2000; round++) {
      long[] base = bases[random.nextInt(bases.length)];
      long[] ticks = randomTicks(random, base);
      long end = ticks[ticks.length - 1] + random.nextLong(base[1] / base[0] + 1);
      FrameTimes times = times(ticks, end, new TimeBase(base[0], base[1]));
      double fps = rates[random.nextInt(rates.length)];
      int most = 1 + random.nextInt(40);
      assertThat(indices(FrameSampling.everySecond(fps, most).pick(times)))
          .as("round %d, %s at most %d", round, fps, most)
          .isEqualTo(naive(ticks, end, base, fps, most));
    }
  }

  private static long[] randomTicks(SplittableRandom random, long[] base) {
    long tick = random.nextLong(-5 * base[1], 5 * base[1]);
    long[] ticks = new long[1 + random.nextInt(60)];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = tick;
      tick += random.nextLong(base[1] / base[0] / 4 + 2);
    }
    return ticks;
  }

  /** Walks the instants one by one and compares fractions by cross-multiplying. */
  private static List<Integer> naive(long[] ticks, long end, long[] base, double fps, int most) {
    BigInteger perSecond = BigInteger.valueOf(Math.round(fps * 100));
    List<Integer> steps = new ArrayList<>();
    // Instant k lies k * 100 * den / (perSecond * num) ticks after the start.
    for (long k = 0; steps.size() <= most; k++) {
      BigInteger right = BigInteger.valueOf(k * 100).multiply(BigInteger.valueOf(base[1]));
      BigInteger unit = perSecond.multiply(BigInteger.valueOf(base[0]));
      if (k > 0 && BigInteger.valueOf(end - ticks[0]).multiply(unit).compareTo(right) <= 0) {
        return steps;
      }
      steps.add(shown(ticks, unit, right));
    }
    List<Integer> spread = new ArrayList<>();
    long whole = ticks[ticks.length - 1] - ticks[0];
    for (int j = 0; j < most; j++) {
      spread.add(
          shown(
              ticks,
              BigInteger.valueOf(Math.max(1, most - 1)),
              BigInteger.valueOf(whole).multiply(BigInteger.valueOf(j))));
    }
    return spread;
  }

  private static int shown(long[] ticks, BigInteger unit, BigInteger right) {
    int shown = 0;
    for (int i = 0; i < ticks.length; i++) {
      if (BigInteger.valueOf(ticks[i] - ticks[0]).multiply(unit).compareTo(right) <= 0) {
        shown = i;
      }
    }
    return shown;
  }

  @Test
  void headerAndScanAgreeOnTheCount() {
    for (int frames = 1; frames < 400; frames++) {
      FrameTimes times = FrameTimes.constantRate(frames, NTSC);
      VideoInfo header = header(frames, times.durationSeconds());
      for (double fps : new double[] {0.1, 0.5, 1, 2, 5, 10}) {
        FrameSampling sampling = FrameSampling.everySecond(fps, 50);
        assertThat(sampling.count(header)).hasValue(sampling.pick(times).size());
      }
      assertThat(FrameSampling.processor().count(header))
          .hasValue(FrameSampling.processor().pick(times).size());
    }
  }

  @Test
  void headerWithoutDurationGivesNoCount() {
    VideoInfo silent =
        new VideoInfo(
            MediaType.WEBM,
            "vp9",
            new Dimensions(640, 360),
            1,
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            false,
            1,
            OptionalDouble.empty(),
            0,
            OptionalDouble.empty(),
            VideoInfo.DurationBasis.ABSENT);
    assertThat(FrameSampling.everySecond(2).count(silent)).isEmpty();
    assertThat(FrameSampling.processor().count(silent)).isEmpty();
    assertThat(FrameSampling.uniform(9).count(silent)).hasValue(9);
  }

  @Test
  void ratesAndCountsOutOfRangeAreTheCallersMistake() {
    for (double fps : new double[] {0.09, 10.1, 0, -1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> FrameSampling.everySecond(fps));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> FrameSampling.everySecond(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> FrameSampling.uniform(0));
    assertThatIllegalArgumentException().isThrownBy(FrameSampling::at);
    assertThatIllegalArgumentException().isThrownBy(() -> FrameSampling.at(-1));
  }

  @Test
  void sizeSeenByTheModelIsThatOfTheProcessor() {
    assertThat(FrameSize.seenByModel().of(new Dimensions(1280, 720)))
        .isEqualTo(new Dimensions(1202, 676));
    assertThat(FrameSize.seenByModel().of(new Dimensions(640, 360)))
        .isEqualTo(new Dimensions(640, 360));
    assertThat(FrameSize.maxSide(768).of(new Dimensions(1920, 1080)))
        .isEqualTo(new Dimensions(768, 432));
    assertThat(FrameSize.maxSide(10).of(new Dimensions(4000, 1))).isEqualTo(new Dimensions(10, 1));
  }

  @Test
  void wantedTimesAreTheExactQuotients() {
    List<FramePick> picks = FrameSampling.everySecond(0.3).pick(FrameTimes.constantRate(300, NTSC));
    assertThat(picks)
        .extracting(FramePick::wantedSeconds)
        .containsExactly(0.0, 10 / 3.0, 20 / 3.0, 10.0);
    assertThat(picks.get(1).wantedSeconds()).isCloseTo(3.3333333333, within(1e-9));
  }

  private static FrameTimes times(long[] ticks, long end, TimeBase base) {
    return FrameTimes.of(ticks, new BitSet(), end, base);
  }

  private static VideoInfo header(int frames, double seconds) {
    return new VideoInfo(
        MediaType.MP4,
        "h264",
        new Dimensions(640, 360),
        1,
        OptionalLong.of(frames),
        OptionalDouble.of(seconds),
        OptionalDouble.of(frames / seconds),
        false,
        1,
        OptionalDouble.empty(),
        0,
        OptionalDouble.of(seconds),
        VideoInfo.DurationBasis.HEADER);
  }

  private static List<Integer> indices(List<FramePick> picks) {
    return picks.stream().map(FramePick::index).toList();
  }
}
