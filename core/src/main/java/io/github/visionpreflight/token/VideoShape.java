package io.github.visionpreflight.token;

import io.github.visionpreflight.probe.Dimensions;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All that a token rule wants to know of a video. Immutable.
 *
 * @param size the size as displayed
 * @param frames how many frames the video has, at least 1
 * @param averageFps frames a second over the whole, finite and above 0
 * @param sampleFps how many frames a second the host is asked to look at, finite and above 0; empty
 *     for the model's own rate
 * @param maxFrames how many frames the host looks at at most, at least 1; empty for no cap
 */
public record VideoShape(
    Dimensions size,
    long frames,
    double averageFps,
    OptionalDouble sampleFps,
    OptionalLong maxFrames) {
  /**
   * Checks every number.
   *
   * @throws IllegalArgumentException when a number is out of its range
   */
  public VideoShape {
    checkCount("frames", frames);
    checkRate("average fps", averageFps);
    sampleFps.ifPresent(fps -> checkRate("sample fps", fps));
    maxFrames.ifPresent(max -> checkCount("max frames", max));
  }

  /**
   * Returns a video that the model samples at its own rate, without a cap.
   *
   * @throws IllegalArgumentException when a number is out of its range
   */
  public static VideoShape of(Dimensions size, long frames, double averageFps) {
    return new VideoShape(size, frames, averageFps, OptionalDouble.empty(), OptionalLong.empty());
  }

  /**
   * Returns this video, sampled at another rate.
   *
   * @throws IllegalArgumentException when the rate is not finite or not above 0
   */
  public VideoShape withSampleFps(double fps) {
    return new VideoShape(size, frames, averageFps, OptionalDouble.of(fps), maxFrames);
  }

  /**
   * Returns this video, with at most so many frames looked at.
   *
   * @throws IllegalArgumentException when {@code max} is below 1
   */
  public VideoShape withMaxFrames(long max) {
    return new VideoShape(size, frames, averageFps, sampleFps, OptionalLong.of(max));
  }

  private static void checkCount(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": expected at least 1, got " + value);
    }
  }

  private static void checkRate(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": expected a finite number above 0, got " + value);
    }
  }
}
