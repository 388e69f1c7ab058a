package io.github.visionpreflight.image.raster;

import io.github.visionpreflight.image.zlib.LittleEndian;

/**
 * Filters the rows of a PNG one after the other, each by the one of five filters that leaves most
 * bytes zero and the others near to it, judged by one byte in four: judging all takes three times
 * as long and saves nothing to speak of. Not safe to share; a result is valid until the next call.
 */
final class PngFilter {
  private static final int LANES = 8;
  private static final int STEP = 4 * LANES;
  private static final int NONE = 0;
  private static final int SUB = 1;
  private static final int UP = 2;
  private static final int AVERAGE = 3;
  private static final int PAETH = 4;

  private final int rowBytes;
  private final int pixelBytes;

  /** Rows behind a pixel of zeros, which is what lies left of the first. */
  private byte[] row;

  private byte[] above;
  private final byte[] filtered;
  private final int[] sums = new int[5];

  PngFilter(int rowBytes, int pixelBytes) {
    this.rowBytes = rowBytes;
    this.pixelBytes = pixelBytes;
    this.row = new byte[pixelBytes + rowBytes + LANES];
    this.above = new byte[row.length];
    this.filtered = new byte[1 + rowBytes + LANES];
  }

  /** Returns the filter's number and the next row, filtered; what follows is to be ignored. */
  byte[] next(byte[] samples, int at) {
    byte[] reused = above;
    above = row;
    row = reused;
    System.arraycopy(samples, at, row, pixelBytes, rowBytes);
    judge(row, above);
    filtered[0] = (byte) least();
    switch (filtered[0]) {
      case NONE -> System.arraycopy(samples, at, filtered, 1, rowBytes);
      case SUB -> sub(row, filtered);
      case UP -> up(row, above, filtered);
      case AVERAGE -> average(row, above, filtered);
      default -> paeth(row, above, filtered);
    }
    return filtered;
  }

  /** Adds up, for each filter, what some of the bytes promise to cost. */
  private void judge(byte[] row, byte[] above) {
    int none = 0;
    int sub = 0;
    int over = 0;
    int average = 0;
    int paeth = 0;
    for (int i = 0; i < rowBytes; i += STEP) {
      long x = LittleEndian.getLong(row, i + pixelBytes);
      long a = LittleEndian.getLong(row, i);
      long b = LittleEndian.getLong(above, i + pixelBytes);
      long c = LittleEndian.getLong(above, i);
      none += ByteLanes.cost(x);
      sub += ByteLanes.cost(ByteLanes.minus(x, a));
      over += ByteLanes.cost(ByteLanes.minus(x, b));
      average += ByteLanes.cost(ByteLanes.minus(x, ByteLanes.mean(a, b)));
      paeth += ByteLanes.cost(ByteLanes.minusPaeth(x, a, b, c));
    }
    sums[NONE] = none;
    sums[SUB] = sub;
    sums[UP] = over;
    sums[AVERAGE] = average;
    sums[PAETH] = paeth;
  }

  private int least() {
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      best = sums[i] < sums[best] ? i : best;
    }
    return best;
  }

  private void sub(byte[] row, byte[] out) {
    for (int i = 0; i < rowBytes; i += LANES) {
      long x = LittleEndian.getLong(row, i + pixelBytes);
      LittleEndian.putLong(out, i + 1, ByteLanes.minus(x, LittleEndian.getLong(row, i)));
    }
  }

  private void up(byte[] row, byte[] above, byte[] out) {
    for (int i = 0; i < rowBytes; i += LANES) {
      long x = LittleEndian.getLong(row, i + pixelBytes);
      LittleEndian.putLong(
          out, i + 1, ByteLanes.minus(x, LittleEndian.getLong(above, i + pixelBytes)));
    }
  }

  private void average(byte[] row, byte[] above, byte[] out) {
    for (int i = 0; i < rowBytes; i += LANES) {
      long x = LittleEndian.getLong(row, i + pixelBytes);
      long mean =
          ByteLanes.mean(LittleEndian.getLong(row, i), LittleEndian.getLong(above, i + pixelBytes));
      LittleEndian.putLong(out, i + 1, ByteLanes.minus(x, mean));
    }
  }

  private void paeth(byte[] row, byte[] above, byte[] out) {
    for (int i = 0; i < rowBytes; i += LANES) {
      long x = LittleEndian.getLong(row, i + pixelBytes);
      long left = LittleEndian.getLong(row, i);
      long over = LittleEndian.getLong(above, i + pixelBytes);
      long corner = LittleEndian.getLong(above, i);
      // What is left of a pixel as above it makes the one above the prediction.
      boolean same = x == over && left == corner;
      LittleEndian.putLong(out, i + 1, same ? 0 : ByteLanes.minusPaeth(x, left, over, corner));
    }
  }
}
