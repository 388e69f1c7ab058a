package io.github.visionpreflight;

import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a video is made ready for a model. Immutable and safe to share.
 *
 * <p>{@link #defaults()}:
 *
 * <ul>
 *   <li>{@code form} {@link Form#AUTO}
 *   <li>{@code fps} the host's own, or 2 where it states none
 *   <li>{@code maxFrames} 2,000
 *   <li>{@code maxTokens}, {@code maxCost} no budget
 *   <li>{@code frames}: size, quality, threads and limits of {@link FrameOptions#defaults()}; its
 *       sampling is not looked at
 * </ul>
 *
 * @param form the file, or its frames
 * @param fps frames a second that the model is to look at, 0.1 to 10
 * @param maxFrames the most frames of the whole video, at least 1
 * @param maxTokens the most tokens that the video may become, with the markers around it
 * @param maxCost the most that these may cost, in the currency of the model's price
 * @param frames how frames are taken
 */
public record VideoOptions(
    Form form,
    OptionalDouble fps,
    int maxFrames,
    OptionalLong maxTokens,
    Optional<BigDecimal> maxCost,
    FrameOptions frames) {
  /** What is sent. */
  public enum Form {
    /** The file where the provider takes it, within the budget; its frames elsewhere. */
    AUTO,
    /** The file as it is, whatever the provider says to that. */
    FILE,
    /**
     * The frames: as one video where the provider's page knows lists of frames, else as pictures
     * with the time before each.
     */
    FRAMES
  }

  private static final VideoOptions DEFAULTS =
      new VideoOptions(
          Form.AUTO,
          OptionalDouble.empty(),
          FrameSampling.DEFAULT_MAX_FRAMES,
          OptionalLong.empty(),
          Optional.empty(),
          FrameOptions.defaults());

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a number is out of range
   */
  public VideoOptions {
    FrameSampling.everySecond(fps.orElse(FrameSampling.DEFAULT_FPS), maxFrames);
    if (maxTokens.isPresent() && maxTokens.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "maxTokens: expected at least 1, got " + maxTokens.getAsLong());
    }
    if (maxCost.isPresent() && maxCost.get().signum() < 0) {
      throw new IllegalArgumentException("maxCost: expected at least 0, got " + maxCost.get());
    }
  }

  /** Returns the options listed above. */
  public static VideoOptions defaults() {
    return DEFAULTS;
  }

  /** Returns these options for another form. */
  public VideoOptions withForm(Form other) {
    return new VideoOptions(other, fps, maxFrames, maxTokens, maxCost, frames);
  }

  /**
   * Returns these options with a rate.
   *
   * @throws IllegalArgumentException when it is not 0.1 to 10
   */
  public VideoOptions withFps(double other) {
    OptionalDouble rate = OptionalDouble.of(other);
    return new VideoOptions(form, rate, maxFrames, maxTokens, maxCost, frames);
  }

  /**
   * Returns these options with another most number of frames.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public VideoOptions withMaxFrames(int other) {
    return new VideoOptions(form, fps, other, maxTokens, maxCost, frames);
  }

  /**
   * Returns these options with a budget of tokens.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public VideoOptions fitTokens(long most) {
    return new VideoOptions(form, fps, maxFrames, OptionalLong.of(most), maxCost, frames);
  }

  /**
   * Returns these options with a budget of money.
   *
   * @param amount in the currency of the model's price, for input alone
   * @throws IllegalArgumentException when it is negative
   */
  public VideoOptions fitCost(BigDecimal amount) {
    return new VideoOptions(form, fps, maxFrames, maxTokens, Optional.of(amount), frames);
  }

  /** Returns these options with frames taken otherwise: size, quality, threads, limits. */
  public VideoOptions withFrames(FrameOptions other) {
    return new VideoOptions(form, fps, maxFrames, maxTokens, maxCost, other);
  }
}
