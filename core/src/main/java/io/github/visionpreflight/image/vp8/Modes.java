package io.github.visionpreflight.image.vp8;

import java.util.Arrays;

/** How a macroblock is predicted (RFC 6386, sections 8.1 and 11). */
final class Modes {
  /** The tree of a sub-block's modes: the next pair, or a mode as {@code -1 - mode}. */
  private static final int[] TREE = {
    -1, 2, -2, 4, -3, 6, 8, 12, -4, 10, -6, -7, -5, 14, -8, 16, -9, -10
  };

  /** What sub-blocks see in a neighbour that is predicted whole. */
  private static final int[] SEEN_AS = {
    Prediction.SUB_DC,
    Prediction.SUB_VERTICAL,
    Prediction.SUB_HORIZONTAL,
    Prediction.SUB_TRUE_MOTION
  };

  /** The modes of the 16 sub-blocks, when these are predicted one by one. */
  final int[] ofSubBlocks = new int[16];

  private final BoolReader reader;
  private final int[] above;
  private final int[] left = new int[4];
  private boolean subBlocks;
  private int luma;
  private int chroma;

  Modes(BoolReader reader, int columns) {
    this.reader = reader;
    this.above = new int[4 * columns];
  }

  boolean subBlocks() {
    return subBlocks;
  }

  int luma() {
    return luma;
  }

  int chroma() {
    return chroma;
  }

  void startRow() {
    Arrays.fill(left, Prediction.SUB_DC);
  }

  /** Reads the modes of the next macroblock. */
  void read(int column) {
    subBlocks = reader.bit(145) == 0;
    if (subBlocks) {
      readSubBlocks(4 * column);
    } else {
      luma = reader.bit(156) == 0 ? reader.bit(163) : 2 + reader.bit(128);
      Arrays.fill(above, 4 * column, 4 * column + 4, SEEN_AS[luma]);
      Arrays.fill(left, SEEN_AS[luma]);
    }
    chroma = reader.bit(142) == 0 ? 0 : reader.bit(114) == 0 ? 1 : 2 + reader.bit(183);
  }

  private void readSubBlocks(int column) {
    for (int i = 0; i < 16; i++) {
      int over = column + (i & 3);
      int beside = i >> 2;
      int mode = subBlock((above[over] * 10 + left[beside]) * 9);
      ofSubBlocks[i] = mode;
      above[over] = mode;
      left[beside] = mode;
    }
  }

  private int subBlock(int row) {
    int node = 0;
    do {
      node = TREE[node + reader.bit(Tables.SUB_MODES[row + (node >> 1)])];
    } while (node > 0);
    return -1 - node;
  }
}
