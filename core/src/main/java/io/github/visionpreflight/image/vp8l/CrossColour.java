package io.github.visionpreflight.image.vp8l;

/**
 * In each block a share of green was taken off red and blue, and one of red off blue (RFC 9649,
 * section 3.5.2).
 */
final class CrossColour implements Transform {
  private final int bits;
  private final int across;
  private final int[] shares;

  /**
   * @param bits a block has 2 to the power of this pixels a side
   * @param shares of each block, in 32nds
   */
  CrossColour(int bits, int width, int[] shares) {
    this.bits = bits;
    this.across = CodedPixels.blocks(width, bits);
    this.shares = shares;
  }

  @Override
  public void undo(int[] row, int y) {
    int first = (y >> bits) * across;
    for (int block = 0; block < across; block++) {
      int end = Math.min(row.length, block + 1 << bits);
      undo(row, block << bits, end, shares[first + block]);
    }
  }

  private static void undo(int[] row, int from, int to, int shares) {
    int greenInRed = (byte) shares;
    int greenInBlue = (byte) (shares >> 8);
    int redInBlue = (byte) (shares >> 16);
    for (int x = from; x < to; x++) {
      int argb = row[x];
      int green = (byte) (argb >> 8);
      int red = (argb >> 16) + (greenInRed * green >> 5);
      int blue = argb + (greenInBlue * green >> 5) + (redInBlue * (byte) red >> 5);
      row[x] = argb & 0xFF00FF00 | (red & 0xFF) << 16 | blue & 0xFF;
    }
  }
}
