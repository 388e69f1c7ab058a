package io.github.visionpreflight.image.vp8;

import java.util.Arrays;

/** The coefficients of a macroblock (RFC 6386, section 13), and what the next ones look back at. */
final class Residual {
  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
  private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
  private static final int[][] LONG_TOKENS = {
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };

  private static final int LUMA_BEHIND_SECOND_ORDER = 0;
  private static final int SECOND_ORDER = 1;
  private static final int CHROMA = 2;
  private static final int WHOLE_LUMA = 3;

  /** Four of luma, two of each chroma, one of second order. */
  private static final int NEIGHBOURS = 9;

  private static final int SECOND_ORDER_NEIGHBOUR = 8;
  private static final int SECOND_ORDER_BLOCK = 24;

  /** 16 blocks of luma, 4 of each chroma, one of second order, each of 16 in their places. */
  final int[] coefficients = new int[25 * 16];

  private final int[] tokens;
  private final byte[] above;
  private final byte[] left = new byte[NEIGHBOURS];
  private final InverseTransform transform;

  Residual(FrameHeader header, int columns, InverseTransform transform) {
    this.tokens = header.tokens();
    this.above = new byte[columns * NEIGHBOURS];
    this.transform = transform;
  }

  void startRow() {
    Arrays.fill(left, (byte) 0);
  }

  /** Takes note of a macroblock without coefficients. */
  void skip(int column, boolean subBlocks) {
    int count = subBlocks ? SECOND_ORDER_NEIGHBOUR : NEIGHBOURS;
    Arrays.fill(left, 0, count, (byte) 0);
    Arrays.fill(above, column * NEIGHBOURS, column * NEIGHBOURS + count, (byte) 0);
    Arrays.fill(coefficients, 0);
  }

  /** Reads a macroblock's coefficients, with the factors applied and the second order resolved. */
  void read(BoolReader reader, int column, boolean subBlocks, int[] factors) {
    Arrays.fill(coefficients, 0);
    int top = column * NEIGHBOURS;
    if (subBlocks) {
      blocks(reader, top, 0, 4, 0, WHOLE_LUMA, 0, factors, FrameHeader.LUMA);
    } else {
      int at = SECOND_ORDER_BLOCK;
      int neighbour = SECOND_ORDER_NEIGHBOUR;
      blocks(reader, top, neighbour, 1, at, SECOND_ORDER, 0, factors, FrameHeader.SECOND_ORDER);
      transform.walshHadamard(coefficients, at * 16, 0);
      blocks(reader, top, 0, 4, 0, LUMA_BEHIND_SECOND_ORDER, 1, factors, FrameHeader.LUMA);
    }
    blocks(reader, top, 4, 2, 16, CHROMA, 0, factors, FrameHeader.CHROMA);
    blocks(reader, top, 6, 2, 20, CHROMA, 0, factors, FrameHeader.CHROMA);
  }

  /** Reads a square of blocks that look at their left and upper neighbours. */
  private void blocks(
      BoolReader reader,
      int top,
      int neighbour,
      int side,
      int firstBlock,
      int type,
      int first,
      int[] factors,
      int factor) {
    for (int i = 0; i < side * side; i++) {
      int over = top + neighbour + i % side;
      int beside = neighbour + i / side;
      int row = FrameHeader.tokenRow(type, BANDS[first], above[over] + left[beside]);
      int end = block(reader, type, row, first, (firstBlock + i) * 16, factors, factor);
      above[over] = left[beside] = (byte) (end > first ? 1 : 0);
    }
  }

  /** Returns the place behind the last token. */
  private int block(
      BoolReader reader, int type, int start, int first, int to, int[] factors, int factor) {
    int row = start;
    for (int i = first; i < 16; i++) {
      if (reader.bit(tokens[row]) == 0) {
        return i;
      }
      while (reader.bit(tokens[row + 1]) == 0) {
        if (++i == 16) {
          return 16;
        }
        row = FrameHeader.tokenRow(type, BANDS[i], 0);
      }
      int value = reader.bit(tokens[row + 2]) == 0 ? 1 : large(reader, row);
      row = FrameHeader.tokenRow(type, BANDS[i + 1], value == 1 ? 1 : 2);
      int sign = reader.flag() ? -1 : 1;
      coefficients[to + ZIGZAG[i]] = (short) (sign * value * factors[i == 0 ? factor : factor + 1]);
    }
    return 16;
  }

  private int large(BoolReader reader, int row) {
    if (reader.bit(tokens[row + 3]) == 0) {
      return reader.bit(tokens[row + 4]) == 0 ? 2 : 3 + reader.bit(tokens[row + 5]);
    }
    if (reader.bit(tokens[row + 6]) == 0) {
      return reader.bit(tokens[row + 7]) == 0
          ? 5 + reader.bit(159)
          : 7 + 2 * reader.bit(165) + reader.bit(145);
    }
    int high = reader.bit(tokens[row + 8]);
    int category = 2 * high + reader.bit(tokens[row + 9 + high]);
    int extra = 0;
    for (int probability : LONG_TOKENS[category]) {
      extra = 2 * extra + reader.bit(probability);
    }
    return 3 + (8 << category) + extra;
  }

  /** Returns whether any coefficient of luma or chroma is left. */
  boolean isEmpty() {
    for (int i = 0; i < SECOND_ORDER_BLOCK * 16; i++) {
      if (coefficients[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Adds a block to what was predicted. */
  void add(int block, Plane plane, int at) {
    int from = block * 16;
    for (int i = from; i < from + 16; i++) {
      if (coefficients[i] != 0) {
        transform.add(coefficients, from, plane, at);
        return;
      }
    }
  }
}
