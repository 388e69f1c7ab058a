package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.image.raster.Kernels;
import java.util.Arrays;

/**
 * One plane on its way through the lane: rows of samples in, blocks of the result out.
 *
 * <p>Rows of samples wait in a ring until the eight rows of a band of the result can be made of
 * them. A band is scaled and transformed down, turned over, and collected; a group of bands is
 * scaled and transformed across, all rows of the group at once. Both directions thus run over long
 * arrays, and nothing larger than the group exists.
 */
final class PlaneScaler implements SampleRows {
  /** Bands of a group: rows enough to keep the vector loops long, few enough for the cache. */
  private static final int GROUP = 12;

  /** What half a step above the middle becomes in a column's lowest frequency. */
  private static final float HALF_STEP = (float) Math.sqrt(2);

  /** For stored vertical frequency v and a set of horizontal ones, the set of zigzag places. */
  private static final long[][] UPRIGHT = places(false);

  private static final long[][] SWAPPED = places(true);

  private final Axis across;
  private final Axis down;
  private final int blocks;
  private final float[][][][] ring;
  private final float[][] window;
  private final float[][] band;
  private final float[][] spectrum;
  private final float[][] columns;
  private final float[][] tile;
  private final float[][] quantised;
  private final float[] nonZero;
  private final float[][] inZigzag = new float[64][];
  private final int[] offsets = new int[64];
  private final boolean swap;
  private final float[][] factors;
  private final ForwardDct forward = new ForwardDct();
  private final CodedPlane result;
  private final int bands;
  private final int[] groupRows = new int[GROUP];
  private final int ringRows;
  private int bandsDone;
  private int blockRows;
  private int grouped;

  /**
   * @param across scaling of a stored row; its taps' gain is 1
   * @param down scaling of a stored column; its taps' gain is a half
   * @param blocks of a stored row, those that only fill up the last MCU included
   * @param steps of the result, 64 in natural order as displayed
   * @param swap whether stored columns become displayed rows
   * @param arena lends all space
   * @param result takes the blocks
   */
  PlaneScaler(
      Axis across,
      Axis down,
      int blocks,
      int[] steps,
      boolean swap,
      FloatArena arena,
      CodedPlane result) {
    this.across = across;
    this.down = down;
    this.blocks = blocks;
    this.swap = swap;
    this.result = result;
    int widest = down.taps().widestEight();
    int slots = (widest - 1) / down.points() + 3;
    ring = new float[slots][down.points()][][];
    for (float[][][] slot : ring) {
      for (int y = 0; y < slot.length; y++) {
        slot[y] = arena.take(across.points(), blocks);
      }
    }
    ringRows = slots * down.points();
    window = new float[widest][];
    band = arena.take(8, blocks);
    spectrum = arena.take(8, blocks);
    columns = arena.take(blocks * across.points(), GROUP * 8);
    tile = arena.take(8, GROUP * 8);
    quantised = arena.take(8, GROUP * 8);
    nonZero = arena.take(GROUP * 8);
    for (int k = 0; k < inZigzag.length; k++) {
      inZigzag[k] = quantised[swap ? Zigzag.down(k) : Zigzag.across(k)];
      offsets[k] = swap ? Zigzag.across(k) : Zigzag.down(k);
    }
    factors = factors(steps, swap, arena);
    bands = down.taps().outputs() / 8;
  }

  private static long[][] places(boolean swap) {
    long[][] result = new long[8][256];
    for (int k = 0; k < 64; k++) {
      int u = swap ? Zigzag.down(k) : Zigzag.across(k);
      int v = swap ? Zigzag.across(k) : Zigzag.down(k);
      for (int set = 0; set < 256; set++) {
        result[v][set] |= (long) (set >>> u & 1) << k;
      }
    }
    return result;
  }

  private static float[][] factors(int[] steps, boolean swap, FloatArena arena) {
    float[][] factors = arena.take(8, GROUP * 8);
    for (int u = 0; u < 8; u++) {
      for (int i = 0; i < GROUP * 8; i++) {
        int v = i % 8;
        factors[u][i] = 1f / steps[swap ? u * 8 + v : v * 8 + u];
      }
    }
    return factors;
  }

  @Override
  public float[][][] next() {
    return ring[blockRows % ring.length];
  }

  @Override
  public void filled() {
    blockRows++;
    makeBands();
  }

  private void makeBands() {
    int ready = Math.min(down.sources(), blockRows * down.points());
    while (bandsDone < bands && down.taps().endOfEight(8 * nextBand()) <= ready) {
      makeBand(nextBand());
      bandsDone++;
    }
    if (bandsDone == bands) {
      finishGroup();
    }
  }

  /** The bands of a picture that is turned upside down come from its bottom. */
  private int nextBand() {
    Taps taps = down.taps();
    boolean upwards = taps.first(0) > taps.first(taps.outputs() - 1);
    return upwards ? bands - 1 - bandsDone : bandsDone;
  }

  private void makeBand(int index) {
    for (int phase = 0; phase < across.points(); phase++) {
      for (int y = 0; y < 8; y++) {
        scaleDown(8 * index + y, phase, band[y]);
      }
      forward.transform(band, 0, spectrum, blocks);
      turnOver(phase);
    }
    groupRows[grouped++] = index;
    if (grouped == GROUP) {
      finishGroup();
    }
  }

  private void scaleDown(int output, int phase, float[] out) {
    Taps taps = down.taps();
    int count = taps.count(output);
    for (int t = 0; t < count; t++) {
      int row = (taps.first(output) + t) % ringRows;
      window[t] = ring[row / down.points()][row % down.points()][phase];
    }
    Kernels.combine(out, window, 0, count, taps.weights(output), 0, blocks);
  }

  /** Writes eight rows, of every so manieth sample, as eight neighbours in each sample's column. */
  private void turnOver(int phase) {
    int wanted = (across.sources() - phase + across.points() - 1) / across.points();
    int at = grouped * 8;
    for (int i = 0; i < wanted; i++) {
      float[] column = columns[i * across.points() + phase];
      column[at] = spectrum[0][i] - HALF_STEP;
      column[at + 1] = spectrum[1][i];
      column[at + 2] = spectrum[2][i];
      column[at + 3] = spectrum[3][i];
      column[at + 4] = spectrum[4][i];
      column[at + 5] = spectrum[5][i];
      column[at + 6] = spectrum[6][i];
      column[at + 7] = spectrum[7][i];
    }
  }

  private void finishGroup() {
    if (grouped > 0) {
      for (int column = 0; column < across.taps().outputs() / 8; column++) {
        makeBlocks(column);
      }
      grouped = 0;
    }
  }

  private void makeBlocks(int column) {
    int n = grouped * 8;
    Taps taps = across.taps();
    for (int x = 0; x < 8; x++) {
      int output = column * 8 + x;
      int first = taps.first(output);
      Kernels.combine(tile[x], columns, first, taps.count(output), taps.weights(output), 0, n);
    }
    forward.transform(tile, 0, quantised, n);
    Arrays.fill(nonZero, Kernels.ROUNDER);
    for (int u = 0; u < 8; u++) {
      Kernels.quantise(quantised[u], factors[u], nonZero, 1 << u, n);
    }
    for (int i = 0; i < grouped; i++) {
      addBlock(i * 8, column, groupRows[i]);
    }
  }

  private void addBlock(int at, int column, int row) {
    if (swap) {
      result.add(row, column, inZigzag, offsets, at, nonZero(SWAPPED, at));
    } else {
      result.add(column, row, inZigzag, offsets, at, nonZero(UPRIGHT, at));
    }
  }

  private long nonZero(long[][] places, int at) {
    long result = 0;
    for (int v = 0; v < 8; v++) {
      result |= places[v][Float.floatToRawIntBits(nonZero[at + v]) & 0xFF];
    }
    return result;
  }
}
