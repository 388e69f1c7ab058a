package io.github.visionpreflight.image.planar;

import java.util.Arrays;

/** Collects the coefficients of a plane's next rows of blocks and turns them into samples. */
final class PlaneDecoder {
  private final int across;
  private final int down;
  private final int blocks;
  private final InverseDct inverse;
  private final float[][][] coefficients;
  private final float[][][] sinks;
  private final SampleRows samples;

  /**
   * @param across samples that a block's row becomes, 1 to 8
   * @param down samples that a block's column becomes, 1 to 8
   * @param blocks of a row, those that only fill up the last MCU included
   * @param rowsAtOnce rows of blocks that are read before {@link #rowsRead}
   * @param quantisation 64 steps in natural order
   * @param arena lends all space
   * @param samples takes the result
   */
  PlaneDecoder(
      int across,
      int down,
      int blocks,
      int rowsAtOnce,
      int[] quantisation,
      FloatArena arena,
      SampleRows samples) {
    this.across = across;
    this.down = down;
    this.blocks = blocks;
    this.samples = samples;
    inverse = new InverseDct(across, down, quantisation, arena, blocks);
    coefficients = new float[rowsAtOnce][][];
    sinks = new float[rowsAtOnce][][];
    float[] unwanted = arena.take(blocks);
    for (int i = 0; i < rowsAtOnce; i++) {
      coefficients[i] = arena.take(across * down, blocks);
      sinks[i] = sink(coefficients[i], unwanted);
    }
    clear();
  }

  private float[][] sink(float[][] kept, float[] unwanted) {
    float[][] result = new float[128][];
    Arrays.fill(result, unwanted);
    for (int k = 0; k < 64; k++) {
      if (keeps(k)) {
        result[k] = kept[Zigzag.down(k) * across + Zigzag.across(k)];
      }
    }
    return result;
  }

  /** Returns whether the coefficient at place {@code k} in zigzag order is of any use. */
  boolean keeps(int k) {
    return Zigzag.across(k) < across && Zigzag.down(k) < down;
  }

  /** Returns the last place in zigzag order whose coefficient is of any use. */
  int lastKept() {
    int k = 63;
    while (!keeps(k)) {
      k--;
    }
    return k;
  }

  /** Returns how many coefficients of a block are of use. */
  int kept() {
    return across * down;
  }

  /**
   * Returns where the coefficients of one of the next rows of blocks go: place in zigzag order
   * first, then block. All are zero at first; places from 64 on are for what is dropped.
   */
  float[][] sink(int row) {
    return sinks[row];
  }

  private void clear() {
    for (float[][] row : coefficients) {
      for (float[] array : row) {
        Arrays.fill(array, 0, blocks, 0);
      }
    }
  }

  /** Turns the coefficients in the sinks into samples, and clears the sinks. */
  void rowsRead() {
    for (float[][] row : coefficients) {
      inverse.transform(row, samples.next(), blocks);
      samples.filled();
    }
    clear();
  }
}
