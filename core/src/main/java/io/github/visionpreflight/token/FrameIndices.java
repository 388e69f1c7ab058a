package io.github.visionpreflight.token;

import java.util.stream.LongStream;

/**
 * Which frames of a video the model looks at, and how it groups them: the arithmetic of the Kimi
 * K2.5 and K2.6 video processor. With {@code rate = min(sampleFps, averageFps)}, where the model's
 * own {@code sampleFps} is {@value #MODEL_FPS}, it takes {@code k = max(rint(frames * rate /
 * averageFps), 1)} frames, spread evenly from the first to the last, and looks at them in groups of
 * {@value #GROUP_FRAMES}.
 *
 * <p>The groups and their timestamps are the model's. That a host's own {@code fps} and {@code
 * max_frames} change the rate and cap {@code k} with the same even spacing is assumed; no provider
 * documents it.
 *
 * <p>Nothing is stored for a frame: a video of any length costs the same few fields. Immutable and
 * safe to share.
 */
public final class FrameIndices {
  /** How many frames a second the model looks at when nobody asks for another rate. */
  public static final double MODEL_FPS = 2.0;

  /** How many consecutive samples the model averages and pays for once. */
  public static final int GROUP_FRAMES = 4;

  private static final int MILLIS = 1000;

  private final long count;
  private final long last;
  private final double step;
  private final double averageFps;

  private FrameIndices(VideoShape video) {
    count = count(video);
    last = video.frames() - 1;
    step = count == 1 ? 0 : last / (double) (count - 1);
    averageFps = video.averageFps();
  }

  /** Returns the frames that are looked at of this video; takes the same time for any length. */
  public static FrameIndices of(VideoShape video) {
    return new FrameIndices(video);
  }

  /**
   * Returns how many frames are looked at: at least 1, at most the frames there are. Where {@code
   * frames} is so large that a double no longer tells neighbours apart (past 2<sup>53</sup>), the
   * count is as near as a double comes.
   */
  public static long count(VideoShape video) {
    double rate = Math.min(video.sampleFps().orElse(MODEL_FPS), video.averageFps());
    // Left to right, as the model's code evaluates it; the cast saturates.
    long wanted = (long) Math.rint(video.frames() * rate / video.averageFps());
    long capped = Math.min(wanted, video.maxFrames().orElse(Long.MAX_VALUE));
    return Math.max(1, Math.min(capped, video.frames()));
  }

  /** Returns how many groups so many samples make; 0 for 0. */
  public static long groups(long samples) {
    return samples / GROUP_FRAMES + (samples % GROUP_FRAMES == 0 ? 0 : 1);
  }

  /** Returns how many frames are looked at, at least 1. */
  public long count() {
    return count;
  }

  /** Returns how many groups they make, at least 1. */
  public long groups() {
    return groups(count);
  }

  /**
   * Returns the index in the video of a sample.
   *
   * @param sample 0 to {@code count() - 1}
   * @throws IndexOutOfBoundsException when there is no such sample
   */
  public long index(long sample) {
    checkIndex("sample", sample, count);
    if (sample == 0) {
      return 0;
    }
    return sample == count - 1 ? last : Math.min(last, (long) Math.rint(sample * step));
  }

  /**
   * Returns how many samples a group holds: {@value #GROUP_FRAMES}, or fewer for the last.
   *
   * @throws IndexOutOfBoundsException when there is no such group
   */
  public int groupSize(long group) {
    checkIndex("group", group, groups());
    return (int) Math.min(GROUP_FRAMES, count - group * GROUP_FRAMES);
  }

  /**
   * Returns the timestamp that the model is told for a group, that of its first sample: {@code
   * HH:MM:SS.mmm}, milliseconds cut off. From 100 hours on the hours take as many digits as they
   * need.
   *
   * @throws IndexOutOfBoundsException when there is no such group
   */
  public String timestamp(long group) {
    checkIndex("group", group, groups());
    double seconds = index(group * GROUP_FRAMES) / averageFps;
    long whole = (long) seconds;
    return padded(whole / 3600, 2)
        + ":"
        + padded(whole / 60 % 60, 2)
        + ":"
        + padded(whole % 60, 2)
        + "."
        + padded((long) (seconds % 1 * MILLIS), 3);
  }

  /** Returns the index of every sample, in order, computed as they are asked for. */
  public LongStream stream() {
    return LongStream.range(0, count).map(this::index);
  }

  private static void checkIndex(String name, long value, long length) {
    if (value < 0 || value >= length) {
      throw new IndexOutOfBoundsException(
          name + ": expected 0.." + (length - 1) + ", got " + value);
    }
  }

  private static String padded(long value, int digits) {
    String text = Long.toString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
