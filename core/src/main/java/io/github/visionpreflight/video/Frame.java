package io.github.visionpreflight.video;

import io.github.visionpreflight.probe.Dimensions;
import java.util.OptionalLong;

/** One frame of a video as a JPEG picture, upright and with square pixels. Immutable. */
public final class Frame {
  private final byte[] jpeg;
  private final Dimensions size;
  private final double wantedSeconds;
  private final double timeSeconds;
  private final OptionalLong index;

  /**
   * Creates a frame.
   *
   * @param jpeg the picture, which is not copied and must not change
   * @param size the picture's size
   * @param wantedSeconds the instant that was asked for
   * @param timeSeconds when the frame comes on screen
   * @param index the frame's place in presentation order, from 0; empty when not known
   */
  public Frame(
      byte[] jpeg, Dimensions size, double wantedSeconds, double timeSeconds, OptionalLong index) {
    this.jpeg = jpeg;
    this.size = size;
    this.wantedSeconds = wantedSeconds;
    this.timeSeconds = timeSeconds;
    this.index = index;
  }

  /** Returns the JPEG: the array itself, not a copy; do not change it. */
  public byte[] jpeg() {
    return jpeg;
  }

  /** Returns the size of the JPEG. */
  public Dimensions size() {
    return size;
  }

  /** Returns the instant that was asked for, in seconds on the video's own clock. */
  public double wantedSeconds() {
    return wantedSeconds;
  }

  /** Returns when the frame comes on screen, in seconds on the video's own clock. */
  public double timeSeconds() {
    return timeSeconds;
  }

  /** Returns the frame's place in presentation order, from 0; empty when not known. */
  public OptionalLong index() {
    return index;
  }

  /** Returns the time and the size, never the picture. */
  @Override
  public String toString() {
    return "frame at " + timeSeconds + " s, " + size + ", " + jpeg.length + " bytes";
  }
}
