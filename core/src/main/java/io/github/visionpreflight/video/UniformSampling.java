package io.github.visionpreflight.video;

import io.github.visionpreflight.probe.VideoInfo;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A fixed number of frames at even distances in time. */
final class UniformSampling extends FrameSampling {
  private final int n;

  UniformSampling(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n: expected at least 1, got " + n);
    }
    this.n = n;
  }

  @Override
  public List<FramePick> pick(FrameTimes times) {
    return spread(times, n);
  }

  @Override
  public OptionalLong count(VideoInfo info) {
    return OptionalLong.of(n);
  }

  /** Instants {@code first + j (last - first) / (n - 1)}, the last one exactly the last frame's. */
  static List<FramePick> spread(FrameTimes times, int n) {
    BigInteger first = BigInteger.valueOf(times.tick(0));
    BigInteger whole = BigInteger.valueOf(times.lastTick()).subtract(first);
    BigInteger parts = BigInteger.valueOf(Math.max(n - 1, 1));
    List<FramePick> picks = new ArrayList<>(n);
    for (int j = 0; j < n; j++) {
      BigInteger scaled = first.multiply(parts).add(whole.multiply(BigInteger.valueOf(j)));
      picks.add(
          new FramePick(
              times.onScreen(floor(scaled, parts)), seconds(scaled, parts, times.timeBase())));
    }
    return picks;
  }

  /** Rounds down below zero too: a clock may start there. */
  private static long floor(BigInteger dividend, BigInteger divisor) {
    return dividend.subtract(dividend.mod(divisor)).divide(divisor).longValueExact();
  }

  private static double seconds(BigInteger ticks, BigInteger parts, TimeBase base) {
    return TimeBase.quotient(
        ticks.multiply(BigInteger.valueOf(base.num())),
        parts.multiply(BigInteger.valueOf(base.den())));
  }

  /** Returns {@code uniform(8)}. */
  @Override
  public String toString() {
    return "uniform(" + n + ")";
  }
}
