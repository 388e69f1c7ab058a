package io.github.visionpreflight.video;

import io.github.visionpreflight.media.ReadLimits;
import java.time.Duration;

/**
 * Which frames to take and how to hand them over. Immutable and safe to share.
 *
 * <p>{@link #defaults()}:
 *
 * <ul>
 *   <li>{@code sampling}: two frames a second, at most 2,000
 *   <li>{@code size}: {@link FrameSize#seenByModel()}
 *   <li>{@code jpegQuality} 90
 *   <li>{@code threads} 1
 *   <li>{@code limits}: those of {@link ReadLimits#defaults()}, with a deadline of 10 minutes
 * </ul>
 *
 * @param sampling which frames
 * @param size how large
 * @param jpegQuality 1 to 100
 * @param threads how many threads decode, 1 to 64
 * @param limits what the whole extraction may cost; its {@code maxFrames} holds for the frames
 *     delivered
 */
public record FrameOptions(
    FrameSampling sampling, FrameSize size, int jpegQuality, int threads, ReadLimits limits) {
  private static final int MOST_THREADS = 64;

  private static final FrameOptions DEFAULTS =
      new FrameOptions(
          FrameSampling.everySecond(FrameSampling.DEFAULT_FPS),
          FrameSize.seenByModel(),
          90,
          1,
          ReadLimits.defaults().toBuilder().deadline(Duration.ofMinutes(10)).build());

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a number is out of range
   */
  public FrameOptions {
    if (jpegQuality < 1 || jpegQuality > 100) {
      throw new IllegalArgumentException("jpegQuality: expected 1..100, got " + jpegQuality);
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException("threads: expected 1..64, got " + threads);
    }
  }

  /** Returns the options listed above. */
  public static FrameOptions defaults() {
    return DEFAULTS;
  }

  /** Returns these options with another sampling. */
  public FrameOptions withSampling(FrameSampling other) {
    return new FrameOptions(other, size, jpegQuality, threads, limits);
  }

  /** Returns these options with another size. */
  public FrameOptions withSize(FrameSize other) {
    return new FrameOptions(sampling, other, jpegQuality, threads, limits);
  }

  /** Returns these options with another JPEG quality, 1 to 100. */
  public FrameOptions withJpegQuality(int other) {
    return new FrameOptions(sampling, size, other, threads, limits);
  }

  /** Returns these options with another number of threads, 1 to 64. */
  public FrameOptions withThreads(int other) {
    return new FrameOptions(sampling, size, jpegQuality, other, limits);
  }

  /** Returns these options with other limits. */
  public FrameOptions withLimits(ReadLimits other) {
    return new FrameOptions(sampling, size, jpegQuality, threads, other);
  }
}
