package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.image.raster.Kernels;
import java.util.Arrays;

/** A row of blocks that keep their size, with an array for each sample of a block. */
final class BlockRow {
  private static final int SIDE = 8;
  private static final int[] NO_OFFSETS = new int[SIDE * SIDE];

  /** Bits of a float that count, each for a coefficient that is not zero. */
  private static final int SET = 22;

  private final int blocks;
  private final int[] steps;
  private final float[][][] samples = new float[SIDE][][];
  private final float[][][] rows = new float[SIDE][][];
  private final float[][][] columns = new float[SIDE][SIDE][];
  private final float[][][] spectrum = new float[SIDE][SIDE][];
  private final float[][] inZigzag = new float[SIDE * SIDE][];
  private final float[][] nonZero;
  private final ForwardDct forward = new ForwardDct();

  /**
   * @param steps of the quantisation, 64 in natural order
   */
  BlockRow(int blocks, int[] steps, FloatArena arena) {
    this.blocks = blocks;
    this.steps = steps;
    nonZero = arena.take(3, blocks);
    for (int y = 0; y < SIDE; y++) {
      samples[y] = arena.take(SIDE, blocks);
      rows[y] = arena.take(SIDE, blocks);
      for (int u = 0; u < SIDE; u++) {
        columns[u][y] = rows[y][u];
        spectrum[u][y] = samples[y][u];
      }
    }
    for (int k = 0; k < inZigzag.length; k++) {
      inZigzag[k] = spectrum[Zigzag.across(k)][Zigzag.down(k)];
    }
  }

  /** Returns where that sample of every block goes, as {@link JfifColours} has it. */
  float[] samples(int y, int x) {
    return samples[y][x];
  }

  /** Makes quantised coefficients of the samples. */
  void transform() {
    for (int y = 0; y < SIDE; y++) {
      forward.transform(samples[y], Kernels.ROUNDER, rows[y], blocks);
    }
    for (int u = 0; u < SIDE; u++) {
      forward.transform(columns[u], 0, spectrum[u], blocks);
    }
    for (float[] set : nonZero) {
      Arrays.fill(set, 0, blocks, Kernels.ROUNDER);
    }
    for (int k = 0; k < inZigzag.length; k++) {
      float factor = 1f / (JfifColours.LEVEL * steps[Zigzag.natural(k)]);
      Kernels.quantise(inZigzag[k], factor, nonZero[k / SET], 1 << k % SET, blocks);
    }
  }

  /**
   * Adds some of the blocks to a row of the plane.
   *
   * @param column of the first in the plane
   * @param step from each to the next
   * @param from the first
   */
  void addTo(CodedPlane plane, int row, int column, int step, int from) {
    for (int i = from, at = column; at < plane.blocksAcross(); i++, at += step) {
      plane.add(at, row, inZigzag, NO_OFFSETS, i, nonZero(i));
    }
  }

  private long nonZero(int block) {
    return set(0, block) | set(1, block) << SET | set(2, block) << 2 * SET;
  }

  private long set(int part, int block) {
    return Float.floatToRawIntBits(nonZero[part][block]) & (1 << SET) - 1;
  }
}
