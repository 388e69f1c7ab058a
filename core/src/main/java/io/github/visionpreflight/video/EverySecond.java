package io.github.visionpreflight.video;

import io.github.visionpreflight.probe.VideoInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A frame at {@code start + k / fps}, every k before the end, evenly thinned past a maximum. */
final class EverySecond extends FrameSampling {
  private static final double LEAST_FPS = 0.1;
  private static final double MOST_FPS = 10;

  /** The rate is {@code rate / RATE_UNIT}: six decimal places, so that 0.1 is a tenth exactly. */
  private static final long RATE_UNIT = 1_000_000;

  private static final int DECIMALS = 6;

  private final double fps;
  private final long rate;
  private final int maxFrames;

  EverySecond(double fps, int maxFrames) {
    if (!(fps >= LEAST_FPS && fps <= MOST_FPS)) {
      throw new IllegalArgumentException("fps: expected 0.1..10, got " + fps);
    }
    if (maxFrames < 1) {
      throw new IllegalArgumentException("maxFrames: expected at least 1, got " + maxFrames);
    }
    this.fps = fps;
    this.rate = decimal(fps).unscaledValue().longValueExact();
    this.maxFrames = maxFrames;
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  @Override
  public List<FramePick> pick(FrameTimes times) {
    BigInteger count = countFor(times);
    return count.compareTo(BigInteger.valueOf(maxFrames)) > 0
        ? UniformSampling.spread(times, maxFrames)
        : steps(times, count.intValueExact());
  }

  @Override
  public OptionalLong count(VideoInfo info) {
    // A header's seconds are a rounded quotient: microseconds are all it can mean.
    return info.durationSeconds().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(within(decimal(info.durationSeconds().getAsDouble())));
  }

  private long within(BigDecimal seconds) {
    BigDecimal exact = seconds.multiply(decimal(fps)).setScale(0, RoundingMode.CEILING);
    return exact.min(BigDecimal.valueOf(maxFrames)).max(BigDecimal.ONE).longValue();
  }

  @Override
  public OptionalDouble framesPerSecond() {
    return OptionalDouble.of(fps);
  }

  /** The least k whose instant is not before the end: that many lie before it. */
  private BigInteger countFor(FrameTimes times) {
    BigInteger steps =
        product(times.durationTicks(), times.timeBase().num()).multiply(BigInteger.valueOf(rate));
    BigInteger unit = product(times.timeBase().den(), RATE_UNIT);
    return steps.add(unit).subtract(BigInteger.ONE).divide(unit).max(BigInteger.ONE);
  }

  private List<FramePick> steps(FrameTimes times, int count) {
    long start = times.tick(0);
    BigInteger stepDividend = product(times.timeBase().den(), RATE_UNIT);
    BigInteger stepDivisor = product(times.timeBase().num(), rate);
    List<FramePick> picks = new ArrayList<>(count);
    for (int k = 0; k < count; k++) {
      // Presentation times are whole ticks, so "not after the instant" is "not after its floor".
      BigInteger ticks = stepDividend.multiply(BigInteger.valueOf(k)).divide(stepDivisor);
      picks.add(new FramePick(times.onScreen(start + ticks.longValueExact()), wanted(times, k)));
    }
    return picks;
  }

  private double wanted(FrameTimes times, int k) {
    BigInteger start = product(times.tick(0), times.timeBase().num());
    BigInteger step = product(k, RATE_UNIT).multiply(BigInteger.valueOf(times.timeBase().den()));
    BigInteger dividend = start.multiply(BigInteger.valueOf(rate)).add(step);
    return TimeBase.quotient(dividend, product(times.timeBase().den(), rate));
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  /** Returns {@code everySecond(2.0), at most 2000 frames}. */
  @Override
  public String toString() {
    return "everySecond(" + fps + "), at most " + maxFrames + " frames";
  }
}
