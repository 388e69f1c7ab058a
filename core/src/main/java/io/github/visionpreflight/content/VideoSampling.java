package io.github.visionpreflight.content;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many frames of a video the host is asked to look at. What is empty is left out of the
 * request, and the host takes its own default. Which values a host takes is for its profile to say.
 * Immutable.
 *
 * @param fps frames a second; written with the digits it was given: 2 as {@code 2}, 2.0 as {@code
 *     2.0}
 * @param maxFrames the most frames of the whole video, at least 1
 */
public record VideoSampling(Optional<Number> fps, OptionalInt maxFrames) {
  private static final VideoSampling HOST_DEFAULT =
      new VideoSampling(Optional.empty(), OptionalInt.empty());

  /**
   * Checks both numbers.
   *
   * @throws IllegalArgumentException when {@code fps} is not a finite number above 0, or {@code
   *     maxFrames} is below 1
   */
  public VideoSampling {
    fps.ifPresent(VideoSampling::checkRate);
    if (maxFrames.isPresent() && maxFrames.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "max_frames: expected at least 1, got " + maxFrames.getAsInt());
    }
  }

  /** Returns a sampling that leaves everything to the host. */
  public static VideoSampling hostDefault() {
    return HOST_DEFAULT;
  }

  /**
   * Returns a sampling at this rate.
   *
   * @throws IllegalArgumentException when the rate is not a finite number above 0
   */
  public static VideoSampling fps(Number fps) {
    return HOST_DEFAULT.withFps(fps);
  }

  /**
   * Returns this sampling at another rate.
   *
   * @throws IllegalArgumentException when the rate is not a finite number above 0
   */
  public VideoSampling withFps(Number newFps) {
    return new VideoSampling(Optional.of(newFps), maxFrames);
  }

  /**
   * Returns this sampling with another cap.
   *
   * @throws IllegalArgumentException when {@code max} is below 1
   */
  public VideoSampling withMaxFrames(int max) {
    return new VideoSampling(fps, OptionalInt.of(max));
  }

  static void checkRate(Number fps) {
    if (new BigDecimal(Json.number(fps)).signum() <= 0) {
      throw new IllegalArgumentException("fps: expected more than 0, got " + fps);
    }
  }
}
