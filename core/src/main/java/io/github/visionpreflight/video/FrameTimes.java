package io.github.visionpreflight.video;

import io.github.visionpreflight.probe.VideoInfo;
import java.util.Arrays;
import java.util.BitSet;

/**
 * When each frame of a video is shown: exact ticks of the container's clock in presentation order.
 * Immutable and safe to share.
 */
public final class FrameTimes {
  private final long[] ticks;
  private final BitSet keyframes;
  private final long endTick;
  private final TimeBase timeBase;

  private FrameTimes(long[] ticks, BitSet keyframes, long endTick, TimeBase timeBase) {
    this.ticks = ticks;
    this.keyframes = keyframes;
    this.endTick = endTick;
    this.timeBase = timeBase;
  }

  /**
   * Returns the times of a video.
   *
   * @param ticks presentation times, ascending; equal ones are allowed; at least one
   * @param keyframes the places in {@code ticks} of the frames that can be decoded alone
   * @param endTick when the last frame leaves the screen; not before the last of {@code ticks}
   * @param timeBase the length of a tick
   * @throws IllegalArgumentException when there is no frame, the times go back, the end lies before
   *     the last one, or the whole lasts more than 2^63-1 ticks
   */
  public static FrameTimes of(long[] ticks, BitSet keyframes, long endTick, TimeBase timeBase) {
    long[] copy = ticks.clone();
    check(copy, endTick);
    return new FrameTimes(copy, (BitSet) keyframes.clone(), endTick, timeBase);
  }

  /**
   * Returns the times of a video whose frames all last equally long and of which only the first is
   * known to be a keyframe.
   *
   * @param frames at least 1
   * @param frameLength how long each frame lasts
   * @throws IllegalArgumentException when there is no frame
   */
  public static FrameTimes constantRate(int frames, TimeBase frameLength) {
    long[] ticks = new long[Math.max(frames, 0)];
    Arrays.setAll(ticks, i -> i);
    BitSet first = new BitSet();
    first.set(0);
    check(ticks, frames);
    return new FrameTimes(ticks, first, frames, frameLength);
  }

  private static void check(long[] ticks, long endTick) {
    if (ticks.length == 0) {
      throw new IllegalArgumentException("frame times: expected at least one");
    }
    for (int i = 1; i < ticks.length; i++) {
      if (ticks[i] < ticks[i - 1]) {
        throw new IllegalArgumentException("frame times: frame " + i + " goes back in time");
      }
    }
    long start = ticks[0];
    if (endTick < ticks[ticks.length - 1] || endTick - start < 0) {
      throw new IllegalArgumentException("frame times: the end " + endTick + " is out of range");
    }
  }

  /** Returns the number of frames, at least 1. */
  public int count() {
    return ticks.length;
  }

  /** Returns when the frame comes on screen, in ticks. */
  public long tick(int index) {
    return ticks[index];
  }

  /** Returns when the frame comes on screen, in seconds on the video's own clock. */
  public double seconds(int index) {
    return timeBase.seconds(ticks[index]);
  }

  /** Returns whether the frame can be decoded alone. */
  public boolean isKeyframe(int index) {
    return keyframes.get(index);
  }

  /** Returns when the last frame leaves the screen, in ticks. */
  public long endTick() {
    return endTick;
  }

  /** Returns the length of a tick. */
  public TimeBase timeBase() {
    return timeBase;
  }

  /** Returns the first presentation time, in seconds; not 0 for every video. */
  public double startSeconds() {
    return seconds(0);
  }

  /** Returns the time from the first frame to the end, in seconds. */
  public double durationSeconds() {
    return timeBase.seconds(durationTicks());
  }

  /**
   * Returns the frames a second over the whole; 0 when all frames are shown at the same instant.
   */
  public double averageFps() {
    double duration = durationSeconds();
    return duration > 0 ? ticks.length / duration : 0;
  }

  /** Returns what a header says, with these counts and times in place of the header's own. */
  public VideoInfo counted(VideoInfo header) {
    return header.counted(ticks.length, startSeconds(), durationSeconds());
  }

  long durationTicks() {
    return endTick - ticks[0];
  }

  long lastTick() {
    return ticks[ticks.length - 1];
  }

  /** Returns the frame on screen then: the last one not after it, or the first frame. */
  int onScreen(long tick) {
    int low = 0;
    int high = ticks.length;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (ticks[middle] <= tick) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
