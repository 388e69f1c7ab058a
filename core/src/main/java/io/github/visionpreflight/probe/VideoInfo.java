package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaType;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a header says of a video. What it does not say is empty, never guessed; what was worked out
 * from something other than the header's own figure says so in {@code durationBasis}.
 *
 * @param type the container that the bytes show
 * @param codec the codec of the first video track in lower case ({@code h264}, {@code hevc}, {@code
 *     vp9}, {@code av1}, …), or the container's own code for it when it has no common name
 * @param stored the coded size
 * @param orientation EXIF orientation 1 to 8 of the track's rotation
 * @param frames how many frames there are, at least 1; empty when the header does not say
 * @param durationSeconds how long the frames play, without a pause before the first; empty when the
 *     header does not say
 * @param averageFps frames a second over the whole; empty when the header does not say
 * @param variableRate whether the header shows frames of different lengths; false also where it
 *     cannot show them
 * @param bytes the length of the file
 * @param pixelAspect width of a pixel divided by its height; empty when the container does not say,
 *     which the coded stream still may
 * @param startSeconds when the first frame is shown, on the clock of the container; 0 when the
 *     header does not say
 * @param playSeconds how long the whole file plays, sound included, which is the length that
 *     players show; empty when the header does not say. Sampling frames goes by {@code
 *     durationSeconds}
 * @param durationBasis where {@code durationSeconds} comes from; {@code ABSENT} exactly when it is
 *     empty
 */
public record VideoInfo(
    MediaType type,
    String codec,
    Dimensions stored,
    int orientation,
    OptionalLong frames,
    OptionalDouble durationSeconds,
    OptionalDouble averageFps,
    boolean variableRate,
    long bytes,
    OptionalDouble pixelAspect,
    double startSeconds,
    OptionalDouble playSeconds,
    DurationBasis durationBasis)
    implements MediaInfo {

  /** Where a duration comes from, best first. */
  public enum DurationBasis {
    /** The header states it, or its sample tables add up to it. */
    HEADER,
    /**
     * The header states how long the whole file plays, sound included; the pictures may end
     * earlier.
     */
    PLAY,
    /** The sum of all fragments of a fragmented file: each has a header of its own. */
    FRAGMENTS,
    /** The first and the last timestamp of the stream: right to within a few frames. */
    TIMESTAMPS,
    /** Every packet was read, without decoding one: exact, whatever the header says. */
    SCAN,
    /** Nobody says: a live stream, a raw stream, a file cut before its header was completed. */
    ABSENT
  }

  /** Checks the ranges. */
  public VideoInfo {
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("orientation: expected 1..8, got " + orientation);
    }
    if (frames.isPresent() && frames.getAsLong() < 1) {
      throw new IllegalArgumentException("frames: expected at least 1, got " + frames.getAsLong());
    }
    if (durationSeconds.isPresent() == (durationBasis == DurationBasis.ABSENT)) {
      throw new IllegalArgumentException(
          "durationBasis: expected one that fits a duration of "
              + durationSeconds
              + ", got "
              + durationBasis);
    }
    finite("durationSeconds", durationSeconds, 0);
    finite("averageFps", averageFps, Double.MIN_VALUE);
    finite("pixelAspect", pixelAspect, Double.MIN_VALUE);
    finite("playSeconds", playSeconds, 0);
    finite("startSeconds", OptionalDouble.of(startSeconds), -Double.MAX_VALUE);
  }

  /** Creates what most headers say: nothing of the shape of pixels, a start at 0. */
  public VideoInfo(
      MediaType type,
      String codec,
      Dimensions stored,
      int orientation,
      OptionalLong frames,
      OptionalDouble durationSeconds,
      OptionalDouble averageFps,
      boolean variableRate,
      long bytes) {
    this(
        type,
        codec,
        stored,
        orientation,
        frames,
        durationSeconds,
        averageFps,
        variableRate,
        bytes,
        OptionalDouble.empty(),
        0,
        durationSeconds,
        durationSeconds.isPresent() ? DurationBasis.HEADER : DurationBasis.ABSENT);
  }

  /**
   * Returns {@link #frames()} where the header counts them; otherwise duration × rate, rounded half
   * to even and at least 1; empty when the header has not enough for either. {@link
   * #framesAreEstimated()} tells the two apart.
   */
  public OptionalLong framesOrEstimated() {
    if (!framesAreEstimated()) {
      return frames;
    }
    double estimate = Math.rint(durationSeconds.getAsDouble() * averageFps.getAsDouble());
    return OptionalLong.of(Math.max(1, (long) estimate));
  }

  /**
   * Returns what the header says, with what reading through the whole file has counted in place of
   * the header's own numbers.
   *
   * @param counted how many frames are shown, at least 1
   * @param start when the first is shown, in seconds on the clock of the container
   * @param duration how long they are shown, in seconds
   */
  public VideoInfo counted(long counted, double start, double duration) {
    return new VideoInfo(
        type,
        codec,
        stored,
        orientation,
        OptionalLong.of(counted),
        OptionalDouble.of(duration),
        duration > 0 ? OptionalDouble.of(counted / duration) : OptionalDouble.empty(),
        variableRate,
        bytes,
        pixelAspect,
        start,
        playSeconds.isPresent() ? playSeconds : OptionalDouble.of(duration),
        DurationBasis.SCAN);
  }

  /** Returns whether {@link #framesOrEstimated()} is duration × rate instead of a count. */
  public boolean framesAreEstimated() {
    return frames.isEmpty() && durationSeconds.isPresent() && averageFps.isPresent();
  }

  private static void finite(String name, OptionalDouble value, double least) {
    double number = value.orElse(1);
    if (!Double.isFinite(number) || number < least) {
      throw new IllegalArgumentException(
          name + ": expected a finite number of at least " + least + ", got " + number);
    }
  }
}
