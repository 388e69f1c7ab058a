package io.github.visionpreflight.image.vp8l;

/** Pixels are differences from what their neighbours let expect (RFC 9649, section 3.5.1). */
final class Predictor implements Transform {
  private static final int BLACK = 0xFF000000;

  private final int bits;
  private final int across;
  private final int[] modes;

  /** The row above; behind it the first pixel of this one, which is what its last pixel sees. */
  private final int[] above;

  /**
   * @param bits a block has 2 to the power of this pixels a side
   * @param modes of each block, in green
   */
  Predictor(int bits, int width, int[] modes) {
    this.bits = bits;
    this.across = CodedPixels.blocks(width, bits);
    this.modes = modes;
    this.above = new int[width + 1];
  }

  /** What is expected of a first pixel is opaque, and no mode makes opaque pixels less so. */
  @Override
  public int alpha(int before) {
    return before == 0 ? BLACK >>> 24 : -1;
  }

  @Override
  public void undo(int[] row, int y) {
    int width = above.length - 1;
    row[0] = Transform.add(row[0], y == 0 ? BLACK : above[0]);
    if (y == 0) {
      left(row, 1, width);
    } else {
      above[width] = row[0];
      int first = (y >> bits) * across;
      for (int block = 0; block < across; block++) {
        int end = Math.min(width, block + 1 << bits);
        undo(row, Math.max(1, block << bits), end, modes[first + block] >> 8 & 15);
      }
    }
    System.arraycopy(row, 0, above, 0, width);
  }

  private void undo(int[] row, int from, int to, int mode) {
    switch (mode) {
      case 1 -> left(row, from, to);
      case 2 -> above(row, from, to, 0);
      case 3 -> above(row, from, to, 1);
      case 4 -> above(row, from, to, -1);
      case 5 -> leftAndRightThenAbove(row, from, to);
      case 6 -> leftAndAbove(row, from, to, -1);
      case 7 -> leftAndAbove(row, from, to, 0);
      case 8 -> above(row, from, to, -1, 0);
      case 9 -> above(row, from, to, 0, 1);
      case 10 -> four(row, from, to);
      case 11 -> nearer(row, from, to);
      case 12 -> slope(row, from, to);
      case 13 -> halfSlope(row, from, to);
      default -> black(row, from, to);
    }
  }

  private static void black(int[] row, int from, int to) {
    for (int x = from; x < to; x++) {
      row[x] = Transform.add(row[x], BLACK);
    }
  }

  private static void left(int[] row, int from, int to) {
    for (int x = from; x < to; x++) {
      row[x] = Transform.add(row[x], row[x - 1]);
    }
  }

  private void above(int[] row, int from, int to, int right) {
    for (int x = from; x < to; x++) {
      row[x] = Transform.add(row[x], above[x + right]);
    }
  }

  private void above(int[] row, int from, int to, int right, int other) {
    for (int x = from; x < to; x++) {
      row[x] = Transform.add(row[x], mean(above[x + right], above[x + other]));
    }
  }

  private void leftAndAbove(int[] row, int from, int to, int right) {
    for (int x = from; x < to; x++) {
      row[x] = Transform.add(row[x], mean(row[x - 1], above[x + right]));
    }
  }

  private void leftAndRightThenAbove(int[] row, int from, int to) {
    for (int x = from; x < to; x++) {
      row[x] = Transform.add(row[x], mean(mean(row[x - 1], above[x + 1]), above[x]));
    }
  }

  private void four(int[] row, int from, int to) {
    for (int x = from; x < to; x++) {
      int behind = mean(row[x - 1], above[x - 1]);
      row[x] = Transform.add(row[x], mean(behind, mean(above[x], above[x + 1])));
    }
  }

  /** Takes the left or the upper neighbour, whichever is nearer to left + upper - corner. */
  private void nearer(int[] row, int from, int to) {
    int left = row[from - 1];
    int corner = above[from - 1];
    for (int x = from; x < to; x++) {
      int up = above[x];
      int nearer = difference(up, corner) < difference(left, corner) ? left : up;
      left = Transform.add(row[x], nearer);
      row[x] = left;
      corner = up;
    }
  }

  private void slope(int[] row, int from, int to) {
    for (int x = from; x < to; x++) {
      int left = row[x - 1];
      int up = above[x];
      int corner = above[x - 1];
      int sum = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        int value = (left >>> shift & 0xFF) + (up >>> shift & 0xFF) - (corner >>> shift & 0xFF);
        sum |= clamp(value) << shift;
      }
      row[x] = Transform.add(row[x], sum);
    }
  }

  private void halfSlope(int[] row, int from, int to) {
    for (int x = from; x < to; x++) {
      int mean = mean(row[x - 1], above[x]);
      int corner = above[x - 1];
      int sum = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        int channel = mean >>> shift & 0xFF;
        sum |= clamp(channel + (channel - (corner >>> shift & 0xFF)) / 2) << shift;
      }
      row[x] = Transform.add(row[x], sum);
    }
  }

  /** Returns the means of the four channels, rounded down. */
  private static int mean(int a, int b) {
    return (((a ^ b) & 0xFEFEFEFE) >>> 1) + (a & b);
  }

  private static int difference(int a, int b) {
    return Math.abs((a >>> 24) - (b >>> 24))
        + Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF))
        + Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF))
        + Math.abs((a & 0xFF) - (b & 0xFF));
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
