package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.probe.Dimensions;

/**
 * A decoded picture that is still in planes: luma, and Cb and Cr with half as many samples across
 * and down, rounded up. Colours are those of BT.601 with luma from 16 to 235 and chroma from 16 to
 * 240; a sample of chroma lies in the middle of four of luma. Used by one thread.
 */
public interface Yuv420 extends AutoCloseable {
  /** How many planes there are. */
  int PLANES = 3;

  /** Returns the size as stored, in pixels. */
  Dimensions size();

  /**
   * Puts a row of a plane into the array, which has room for it. May be asked for again.
   *
   * @param plane 0 for luma, 1 for Cb, 2 for Cr
   */
  void read(int plane, int row, byte[] samples);

  /** Frees what is held. */
  @Override
  default void close() {}
}
