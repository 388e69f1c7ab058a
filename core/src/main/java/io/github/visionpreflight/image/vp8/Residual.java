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

  /** Of each type and place the probabilities behind a zero; others follow, a row each. */
  private static final int[][] ROWS = new int[4][17];

  static {
    for (int type = 0; type < ROWS.length; type++) {
      for (int i = 0; i < BANDS.length; i++) {
        ROWS[type][i] = FrameHeader.tokenRow(type, BANDS[i], 0);
      }
    }
  }

  private static final int LUMA_BEHIND_SECOND_ORDER = 0;
  private static final int SECOND_ORDER = 1;
  private static final int CHROMA = 2;
  private static final int WHOLE_LUMA = 3;

  /** Four of luma, two of each chroma, one of second order. */
  private static final int NEIGHBOURS = 9;

  private static final int SECOND_ORDER_NEIGHBOUR = 8;
  private static final int SECOND_ORDER_BLOCK = 24;

  /** Of each block the place behind its last token, 0 to 16. */
  private final int[] ends = new int[SECOND_ORDER_BLOCK + 1];

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
    Arrays.fill(ends, 0);
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
    int block = firstBlock;
    for (int beside = neighbour; beside < neighbour + side; beside++) {
      for (int over = top + neighbour; over < top + neighbour + side; over++, block++) {
        int row = ROWS[type][first] + (above[over] + left[beside]) * FrameHeader.TOKEN_ROW;
        int end = block(reader, type, row, first, block * 16, factors, factor);
        ends[block] = end;
        above[over] = left[beside] = (byte) (end > first ? 1 : 0);
      }
    }
  }

  /**
   * Returns the place behind the last token. One hot loop, with the reader's state in local
   * variables: between two calls of fill it takes three bits of up to seven and a sign.
   */
  private int block(
      BoolReader reader, int type, int start, int first, int to, int[] factors, int factor) {
    int row = start;
    int i = first;
    long value = reader.value;
    int spare = reader.spare;
    int range = reader.range;
    while (i < 16) {
      if (spare < BoolReader.AHEAD) {
        reader.store(value, spare, range);
        reader.fill();
        value = reader.value;
        spare = reader.spare;
      }
      int split = 1 + ((range - 1) * tokens[row] >> 8);
      long bound = (long) split << spare;
      if (value < bound) {
        spare -= BoolReader.shift(split);
        range = split << BoolReader.shift(split);
        break;
      }
      value -= bound;
      range -= split;
      int shift = BoolReader.shift(range);
      spare -= shift;
      range <<= shift;
      split = 1 + ((range - 1) * tokens[row + 1] >> 8);
      bound = (long) split << spare;
      while (value < bound) {
        spare -= BoolReader.shift(split);
        range = split << BoolReader.shift(split);
        if (++i == 16) {
          reader.store(value, spare, range);
          return 16;
        }
        row = ROWS[type][i];
        if (spare < BoolReader.AHEAD) {
          reader.store(value, spare, range);
          reader.fill();
          value = reader.value;
          spare = reader.spare;
        }
        split = 1 + ((range - 1) * tokens[row + 1] >> 8);
        bound = (long) split << spare;
      }
      value -= bound;
      range -= split;
      shift = BoolReader.shift(range);
      spare -= shift;
      range <<= shift;
      split = 1 + ((range - 1) * tokens[row + 2] >> 8);
      bound = (long) split << spare;
      int level = 1;
      if (value < bound) {
        spare -= BoolReader.shift(split);
        range = split << BoolReader.shift(split);
        row = ROWS[type][i + 1] + FrameHeader.TOKEN_ROW;
      } else {
        value -= bound;
        range -= split;
        shift = BoolReader.shift(range);
        reader.store(value, spare - shift, range << shift);
        level = large(reader, row);
        reader.fill();
        value = reader.value;
        spare = reader.spare;
        range = reader.range;
        row = ROWS[type][i + 1] + 2 * FrameHeader.TOKEN_ROW;
      }
      // No branch: nobody could predict a sign.
      split = range + 1 >> 1;
      bound = (long) split << spare;
      int sign = (int) (bound - 1 - value >> 63);
      value -= bound & sign;
      range = split + (range - 2 * split & sign);
      shift = BoolReader.shift(range);
      spare -= shift;
      range <<= shift;
      int factored = level * factors[i == 0 ? factor : factor + 1];
      coefficients[to + ZIGZAG[i]] = (short) ((factored ^ sign) - sign);
      i++;
    }
    reader.store(value, spare, range);
    return i;
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
    if (ends[block] > 1) {
      transform.add(coefficients, from, plane, at);
    } else if (coefficients[from] != 0) {
      InverseTransform.addMean(coefficients[from], plane, at);
    }
  }
}
