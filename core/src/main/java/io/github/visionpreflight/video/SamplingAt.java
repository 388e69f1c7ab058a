package io.github.visionpreflight.video;

import io.github.visionpreflight.probe.VideoInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Frames at instants that the caller names. */
final class SamplingAt extends FrameSampling {
  private final double[] seconds;

  SamplingAt(double[] ascendingSeconds) {
    if (ascendingSeconds.length == 0) {
      throw new IllegalArgumentException("times: expected at least one");
    }
    for (double instant : ascendingSeconds) {
      if (!(instant >= 0) || Double.isInfinite(instant)) {
        throw new IllegalArgumentException("times: expected 0 or more seconds, got " + instant);
      }
    }
    this.seconds = ascendingSeconds;
  }

  @Override
  public List<FramePick> pick(FrameTimes times) {
    return Arrays.stream(seconds).mapToObj(instant -> pick(times, instant)).toList();
  }

  private static FramePick pick(FrameTimes times, double instant) {
    long offset = Math.min(ticks(instant, times.timeBase()), times.durationTicks());
    return new FramePick(times.onScreen(times.tick(0) + offset), times.startSeconds() + instant);
  }

  /** The instant is the decimal number it prints as: 0.1 s is three ticks of 1/30 s, not two. */
  private static long ticks(double instant, TimeBase base) {
    BigDecimal exact =
        BigDecimal.valueOf(instant)
            .multiply(BigDecimal.valueOf(base.den()))
            .divide(BigDecimal.valueOf(base.num()), 0, RoundingMode.FLOOR);
    return exact.toBigInteger().min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
  }

  @Override
  public OptionalLong count(VideoInfo info) {
    return OptionalLong.of(seconds.length);
  }

  /** Returns how many instants there are. */
  @Override
  public String toString() {
    return "at(" + seconds.length + " instants)";
  }
}
