package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.VideoInfo.DurationBasis;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Collects what a header says while it is being read. A figure that cannot be meant (a duration
 * that is not a number, a rate of 0, no frames at all) is taken as not said; a size that cannot be
 * is an error, because everything rests on it. Not safe to share.
 */
final class VideoDraft {
  /** No codec in use codes a longer side: AV1 and VP9 have 16 bits for it. */
  private static final int MAX_SIDE_PIXELS = 1 << 16;

  /** Thirty years: a header that claims more was not written by a muxer. */
  private static final double MAX_SECONDS = 1e9;

  private static final double MAX_FPS = 1e5;

  private String codec = "";
  private Dimensions stored = new Dimensions(1, 1);
  private boolean hasSize;
  private int orientation = 1;
  private OptionalLong frames = OptionalLong.empty();
  private OptionalDouble durationSeconds = OptionalDouble.empty();
  private OptionalDouble averageFps = OptionalDouble.empty();
  private OptionalDouble pixelAspect = OptionalDouble.empty();
  private DurationBasis durationBasis = DurationBasis.ABSENT;
  private boolean variableRate;
  private double startSeconds;
  private OptionalDouble playSeconds = OptionalDouble.empty();

  /** Sets the name of the codec: one of {@link VideoCodecs}. */
  void codec(String name) {
    codec = name;
  }

  /**
   * Sets the coded size.
   *
   * @throws MediaException.Malformed when a side is 0 or longer than any codec's
   */
  void stored(ByteCursor in, long width, long height, long offset) {
    side(in, "width", width, offset);
    side(in, "height", height, offset);
    stored = new Dimensions((int) width, (int) height);
    hasSize = true;
  }

  private static void side(ByteCursor in, String field, long pixels, long offset) {
    if (pixels < 1 || pixels > MAX_SIDE_PIXELS) {
      throw in.malformed(field, "1.." + MAX_SIDE_PIXELS, pixels, offset);
    }
  }

  /** Returns whether the size is known already. */
  boolean hasSize() {
    return hasSize;
  }

  /** Returns whether the codec is known already. */
  boolean hasCodec() {
    return !codec.isEmpty();
  }

  void orientation(int exif) {
    orientation = exif;
  }

  void frames(long count) {
    frames = count < 1 ? OptionalLong.empty() : OptionalLong.of(count);
  }

  void duration(double seconds, DurationBasis basis) {
    if (seconds > 0 && seconds <= MAX_SECONDS) {
      durationSeconds = OptionalDouble.of(seconds);
      durationBasis = basis;
    }
  }

  /** Sets how long the whole file plays, where that is another figure than the video's own. */
  void playTime(double seconds) {
    if (seconds > 0 && seconds <= MAX_SECONDS) {
      playSeconds = OptionalDouble.of(seconds);
    }
  }

  boolean hasDuration() {
    return durationSeconds.isPresent();
  }

  void averageFps(double fps) {
    if (fps > 0 && fps <= MAX_FPS) {
      averageFps = OptionalDouble.of(fps);
    }
  }

  boolean hasFps() {
    return averageFps.isPresent();
  }

  /** Returns when a frame ends that starts then, in seconds; then, when the rate is not known. */
  double untilFrameEnds(long ticks, double perSecond) {
    return Seconds.sum(
        (double) ticks, perSecond, averageFps.isPresent() ? 1 : 0, averageFps.orElse(1));
  }

  /** Sets frames ÷ duration where both are known and no better rate is. */
  void averageFpsFromFrames() {
    if (averageFps.isEmpty() && frames.isPresent() && durationSeconds.isPresent()) {
      averageFps(frames.getAsLong() / durationSeconds.getAsDouble());
    }
  }

  void variableRate(boolean variable) {
    variableRate = variable;
  }

  void start(double seconds) {
    if (Math.abs(seconds) <= MAX_SECONDS) {
      startSeconds = seconds;
    }
  }

  /** Sets the shape of a pixel; a 0 on either side says nothing. */
  void pixelAspect(long horizontal, long vertical) {
    if (horizontal > 0 && vertical > 0) {
      pixelAspect = OptionalDouble.of((double) horizontal / vertical);
    }
  }

  /** Sets the shape of a pixel, width divided by height; 0 says nothing. */
  void pixelAspect(double ratio) {
    if (ratio > 0 && Double.isFinite(ratio)) {
      pixelAspect = OptionalDouble.of(ratio);
    }
  }

  VideoInfo build(MediaType type, ByteCursor in) {
    return new VideoInfo(
        type,
        codec,
        stored,
        orientation,
        frames,
        durationSeconds,
        averageFps,
        variableRate,
        in.size(),
        pixelAspect,
        startSeconds,
        playSeconds.isPresent() ? playSeconds : durationSeconds,
        durationBasis);
  }
}
