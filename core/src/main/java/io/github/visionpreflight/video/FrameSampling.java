package io.github.visionpreflight.video;

import io.github.visionpreflight.probe.VideoInfo;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Which frames of a video are wanted: pure arithmetic over presentation times, exact on any clock
 * and frame rate. Immutable and safe to share.
 *
 * <p>Instants are measured on the video's own clock from the first shown frame, which need not be
 * at 0; the frame of an instant is the one on screen then: the last whose presentation time is not
 * after it. Where frames last longer than the step, a frame can be chosen more than once.
 */
public abstract sealed class FrameSampling
    permits EverySecond, ProcessorSampling, UniformSampling, SamplingAt, KeyframeSampling {
  /** The rate that hosts sample with when they are not told, in frames a second. */
  public static final double DEFAULT_FPS = 2;

  /** The most frames that hosts take. */
  public static final int DEFAULT_MAX_FRAMES = 2_000;

  FrameSampling() {}

  /**
   * Returns the sampling that takes the frame on screen at {@code start + k / fps} for every k
   * whose instant lies before the end, and at most {@value #DEFAULT_MAX_FRAMES} frames.
   *
   * @throws IllegalArgumentException as {@link #everySecond(double, int)}
   */
  public static FrameSampling everySecond(double fps) {
    return everySecond(fps, DEFAULT_MAX_FRAMES);
  }

  /**
   * Returns the sampling that takes the frame on screen at {@code start + k / fps} for every k
   * whose instant lies before the end. When those are more than {@code maxFrames}, exactly that
   * many frames are taken, at instants spread evenly from the first frame to the last.
   *
   * @param fps 0.1 to 10, as Alibaba Model Studio's page allows; taken as the decimal number it
   *     prints as, to six places
   * @param maxFrames at least 1
   * @throws IllegalArgumentException when one is out of range
   */
  public static FrameSampling everySecond(double fps, int maxFrames) {
    return new EverySecond(fps, maxFrames);
  }

  /**
   * Returns the sampling of the model's own video processor: two frames a second, by index and
   * half-even rounding, the last frame always among them.
   */
  public static FrameSampling processor() {
    return new ProcessorSampling();
  }

  /**
   * Returns the sampling that takes exactly {@code n} frames at instants spread evenly from the
   * first frame to the last; the first frame when n is 1.
   *
   * @param n at least 1
   * @throws IllegalArgumentException when n is below 1
   */
  public static FrameSampling uniform(int n) {
    return new UniformSampling(n);
  }

  /**
   * Returns the sampling that takes the frames on screen so many seconds after the first; an
   * instant past the end gives the last frame. Frames come in presentation order, whatever the
   * order of the instants.
   *
   * @param seconds at least one, none negative
   * @throws IllegalArgumentException when there is none, or one is negative or not finite
   */
  public static FrameSampling at(double... seconds) {
    return new SamplingAt(Arrays.stream(seconds).sorted().toArray());
  }

  /** Returns the sampling that takes every keyframe: the cheapest to decode. */
  public static FrameSampling keyframes() {
    return new KeyframeSampling();
  }

  /**
   * Returns the frames to take, in presentation order; at least one, except that {@link #keyframes}
   * of a video without any gives none.
   */
  public abstract List<FramePick> pick(FrameTimes times);

  /**
   * Returns how many frames {@link #pick} would give, judged by the header alone; empty when the
   * header does not say enough.
   */
  public abstract OptionalLong count(VideoInfo info);

  /** Returns the frames a second that were asked for; empty when none were. */
  public OptionalDouble framesPerSecond() {
    return OptionalDouble.empty();
  }
}
