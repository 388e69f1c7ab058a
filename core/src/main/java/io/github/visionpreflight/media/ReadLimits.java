package io.github.visionpreflight.media;

import java.time.Duration;

/**
 * How much a stranger's bytes may cost. Every read in this library has one of these numbers on it,
 * checked before anything is allocated or skipped; input cannot loosen them. Immutable and safe to
 * share.
 *
 * <p>{@link #defaults()}:
 *
 * <ul>
 *   <li>{@code maxBytes} 64,000,000: an image, or a video that must be held in memory
 *   <li>{@code maxPixels} 100,000,000 a picture
 *   <li>{@code maxSidePixels} 32,768
 *   <li>{@code maxAnimationPixels} 1,000,000,000: width × height × frames, where all frames are
 *       wanted
 *   <li>{@code maxTextBytes} 262,144 for one text, profile or metadata chunk that must be inflated
 *   <li>{@code maxDepth} 32 boxes or elements inside one another
 *   <li>{@code maxBoxes} 10,000 boxes, chunks, segments or elements before the answer is known
 *   <li>{@code maxScans} 500 scans of one progressive JPEG
 *   <li>{@code maxFrames} 100,000 frames or pages counted or delivered
 *   <li>{@code deadline} 10 s a call
 * </ul>
 *
 * @param maxBytes most bytes of one medium that are held in memory; at least 1
 * @param maxPixels most pixels of one picture that are decoded; at least 1
 * @param maxSidePixels longest side that is decoded; at least 1
 * @param maxAnimationPixels most pixels over all frames of an animation; at least 1
 * @param maxTextBytes most bytes of one metadata chunk, after inflating; at least 0
 * @param maxDepth most boxes inside one another; at least 1
 * @param maxBoxes most boxes, chunks or segments read; at least 1
 * @param maxScans most scans of a progressive JPEG; at least 1
 * @param maxFrames most frames or pages counted or delivered; at least 1
 * @param deadline longest time for one call, measured from its start; positive
 */
public record ReadLimits(
    long maxBytes,
    long maxPixels,
    int maxSidePixels,
    long maxAnimationPixels,
    int maxTextBytes,
    int maxDepth,
    int maxBoxes,
    int maxScans,
    int maxFrames,
    Duration deadline) {

  private static final ReadLimits DEFAULTS =
      new ReadLimits(
          64_000_000,
          100_000_000,
          32_768,
          1_000_000_000,
          256 * 1024,
          32,
          10_000,
          500,
          100_000,
          Duration.ofSeconds(10));

  /**
   * Checks every number.
   *
   * @throws IllegalArgumentException when a number is below its least value
   */
  public ReadLimits {
    atLeast("maxBytes", maxBytes, 1);
    atLeast("maxPixels", maxPixels, 1);
    atLeast("maxSidePixels", maxSidePixels, 1);
    atLeast("maxAnimationPixels", maxAnimationPixels, 1);
    atLeast("maxTextBytes", maxTextBytes, 0);
    atLeast("maxDepth", maxDepth, 1);
    atLeast("maxBoxes", maxBoxes, 1);
    atLeast("maxScans", maxScans, 1);
    atLeast("maxFrames", maxFrames, 1);
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("deadline: expected more than zero, got " + deadline);
    }
  }

  /** Returns the limits listed above. */
  public static ReadLimits defaults() {
    return DEFAULTS;
  }

  /** Returns a builder that starts from these limits. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": expected at least " + least + ", got " + value);
    }
  }

  /** Changes some of the limits. Not safe to share. */
  public static final class Builder {
    private long maxBytes;
    private long maxPixels;
    private int maxSidePixels;
    private long maxAnimationPixels;
    private int maxTextBytes;
    private int maxDepth;
    private int maxBoxes;
    private int maxScans;
    private int maxFrames;
    private Duration deadline;

    private Builder(ReadLimits from) {
      maxBytes = from.maxBytes;
      maxPixels = from.maxPixels;
      maxSidePixels = from.maxSidePixels;
      maxAnimationPixels = from.maxAnimationPixels;
      maxTextBytes = from.maxTextBytes;
      maxDepth = from.maxDepth;
      maxBoxes = from.maxBoxes;
      maxScans = from.maxScans;
      maxFrames = from.maxFrames;
      deadline = from.deadline;
    }

    /** Sets the most bytes of one medium that are held in memory. */
    public Builder maxBytes(long value) {
      maxBytes = value;
      return this;
    }

    /** Sets the most pixels of one picture. */
    public Builder maxPixels(long value) {
      maxPixels = value;
      return this;
    }

    /** Sets the longest side, in pixels. */
    public Builder maxSidePixels(int value) {
      maxSidePixels = value;
      return this;
    }

    /** Sets the most pixels over all frames of an animation. */
    public Builder maxAnimationPixels(long value) {
      maxAnimationPixels = value;
      return this;
    }

    /** Sets the most bytes of one metadata chunk after inflating. */
    public Builder maxTextBytes(int value) {
      maxTextBytes = value;
      return this;
    }

    /** Sets the most boxes inside one another. */
    public Builder maxDepth(int value) {
      maxDepth = value;
      return this;
    }

    /** Sets the most boxes, chunks or segments read. */
    public Builder maxBoxes(int value) {
      maxBoxes = value;
      return this;
    }

    /** Sets the most scans of a progressive JPEG. */
    public Builder maxScans(int value) {
      maxScans = value;
      return this;
    }

    /** Sets the most frames or pages counted or delivered. */
    public Builder maxFrames(int value) {
      maxFrames = value;
      return this;
    }

    /** Sets the longest time for one call. */
    public Builder deadline(Duration value) {
      deadline = value;
      return this;
    }

    /**
     * Returns the limits.
     *
     * @throws IllegalArgumentException when a number is below its least value
     */
    public ReadLimits build() {
      return new ReadLimits(
          maxBytes,
          maxPixels,
          maxSidePixels,
          maxAnimationPixels,
          maxTextBytes,
          maxDepth,
          maxBoxes,
          maxScans,
          maxFrames,
          deadline);
    }
  }
}
