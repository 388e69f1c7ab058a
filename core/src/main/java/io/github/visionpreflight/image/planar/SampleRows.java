package io.github.visionpreflight.image.planar;

/** Takes the samples of a plane, a row of blocks at a time. */
interface SampleRows {
  /**
   * Returns where the next row of blocks goes: for each row of samples and each place in a block's
   * row, an array with that sample of every block.
   */
  float[][][] next();

  /** Is told that what {@link #next} returned has been filled. */
  void filled();
}
