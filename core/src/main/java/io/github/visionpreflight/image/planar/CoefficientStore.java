package io.github.visionpreflight.image.planar;

import java.util.Arrays;

/**
 * What a progressive frame's scans have told so far about one component: which coefficients are not
 * zero, for all 64 of a block because later scans depend on it, and the values of those that the
 * scaled inverse DCT uses.
 */
final class CoefficientStore {
  private final PlaneDecoder plane;
  private final int across;
  private final int kept;
  private final byte[] slots = new byte[64];
  private final long keptPlaces;
  private final long[] nonZero;
  private final short[] values;
  private final byte[] precision = new byte[64];

  /** The arrays of one component, kept from call to call. */
  static final class Space {
    private long[] nonZero = {};
    private short[] values = {};

    private long[] nonZero(int length) {
      nonZero = length > nonZero.length ? new long[length] : nonZero;
      Arrays.fill(nonZero, 0, length, 0);
      return nonZero;
    }

    private short[] values(int length) {
      values = length > values.length ? new short[length] : values;
      Arrays.fill(values, 0, length, (short) 0);
      return values;
    }

    long bytes() {
      return (long) nonZero.length * Long.BYTES + (long) values.length * Short.BYTES;
    }
  }

  CoefficientStore(PlaneDecoder plane, int across, int down, Space space) {
    this.plane = plane;
    this.across = across;
    int count = 0;
    long places = 0;
    for (int k = 0; k < 64; k++) {
      boolean keep = plane.keeps(k);
      slots[k] = (byte) (keep ? count++ : -1);
      places |= keep ? 1L << k : 0;
      precision[k] = -1;
    }
    kept = count;
    keptPlaces = places;
    int blocks = across * down;
    nonZero = space.nonZero(blocks);
    values = space.values(blocks * count);
  }

  /** Returns how many bytes a block takes of which {@code kept} coefficients have values. */
  static long bytesOfBlock(int kept) {
    return Long.BYTES + (long) kept * Short.BYTES;
  }

  /** Returns the index of a block. */
  int block(int column, int row) {
    return row * across + column;
  }

  /** Returns the set of coefficients of a block that are not zero, as places in zigzag order. */
  long nonZero(int block) {
    return nonZero[block];
  }

  /** Sets a coefficient that was zero. */
  void set(int block, int k, int value) {
    nonZero[block] |= 1L << k;
    if (slots[k] >= 0) {
      values[block * kept + slots[k]] = (short) value;
    }
  }

  /** Adds the next bit of a coefficient's magnitude. */
  void refine(int block, int k, int bit) {
    if (slots[k] >= 0) {
      int at = block * kept + slots[k];
      values[at] += (short) (values[at] < 0 ? -bit : bit);
    }
  }

  /** Sets a bit of the DC coefficient, which is two's complement. */
  void refineMean(int block, int bit) {
    values[block * kept] |= (short) bit;
  }

  /** Notes that a scan has brought coefficients down to bit {@code low}. */
  void scanned(int from, int to, int low) {
    for (int k = from; k <= to; k++) {
      precision[k] = (byte) low;
    }
  }

  /**
   * Returns whether there was a scan for the DC coefficients, without which there is no picture.
   */
  boolean hasMeans() {
    return precision[0] >= 0;
  }

  /** Returns whether every coefficient is known to its last bit. */
  boolean isComplete() {
    for (byte low : precision) {
      if (low != 0) {
        return false;
      }
    }
    return true;
  }

  /** Hands a row of blocks to the plane. */
  void deliver(int row) {
    float[][] sink = plane.sink(0);
    for (int column = 0; column < across; column++) {
      int block = block(column, row);
      int first = block * kept;
      sink[0][column] = values[first];
      for (long rest = nonZero[block] & keptPlaces & ~1L; rest != 0; rest &= rest - 1) {
        int k = Long.numberOfTrailingZeros(rest);
        sink[k][column] = values[first + slots[k]];
      }
    }
    plane.rowsRead();
  }
}
