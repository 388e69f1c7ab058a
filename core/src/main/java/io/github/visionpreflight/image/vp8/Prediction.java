package io.github.visionpreflight.image.vp8;

/** Intra prediction (RFC 6386, section 12), written into the plane it reads from. */
final class Prediction {
  static final int DC = 0;
  static final int VERTICAL = 1;
  static final int HORIZONTAL = 2;
  static final int TRUE_MOTION = 3;

  static final int SUB_DC = 0;
  static final int SUB_TRUE_MOTION = 1;
  static final int SUB_VERTICAL = 2;
  static final int SUB_HORIZONTAL = 3;

  /**
   * What a sub-block's 16 samples are means of, from mode 2 on. The edge runs from the lowest
   * neighbour on the left (b), up to the corner (f) and right to the eighth above (n), its ends
   * doubled (a, o). A small letter is a sample weighted 2 with its neighbours weighted 1, a large
   * one the mean of a sample and the next.
   */
  private static final String[] MEANS = {
    "ghijghijghijghij",
    "eeeeddddccccbbbb",
    "hijkijkljklmklmn",
    "fghiefghdefgcdef",
    "FGHIfghieFGHdfgh",
    "GHIJhijkHIJlijkm",
    "EfghDeEfCdDeBcCd",
    "DdCcCcBbBbAAAAAA"
  };

  private static final int CORNER = 5;
  private static final int PAIRS = 16;
  private static final byte[][] SOURCES = new byte[MEANS.length][16];

  static {
    for (int mode = 0; mode < MEANS.length; mode++) {
      for (int i = 0; i < 16; i++) {
        char mean = MEANS[mode].charAt(i);
        SOURCES[mode][i] = (byte) (mean >= 'a' ? mean - 'a' : mean - 'A' + PAIRS);
      }
    }
  }

  private final int[] edge = new int[15];
  private final int[] means = new int[32];

  /**
   * Predicts a square of a macroblock.
   *
   * @param hasLeft whether it is not the first of its row
   * @param hasAbove whether it is not in the first row
   */
  static void block(Plane plane, int at, int size, int mode, boolean hasLeft, boolean hasAbove) {
    if (mode == TRUE_MOTION) {
      trueMotion(plane, at, size);
    } else if (mode == DC) {
      fill(plane, at, size, mean(plane, at, size, hasLeft, hasAbove));
    } else {
      copy(plane, at, size, mode == VERTICAL);
    }
  }

  private static byte mean(Plane plane, int at, int size, boolean hasLeft, boolean hasAbove) {
    int sum = 0;
    for (int i = 0, above = at - plane.stride; hasAbove && i < size; i++) {
      sum += plane.data[above + i] & 0xFF;
    }
    for (int i = 0, left = at - 1; hasLeft && i < size; i++, left += plane.stride) {
      sum += plane.data[left] & 0xFF;
    }
    int count = (hasAbove ? size : 0) + (hasLeft ? size : 0);
    return (byte) (count == 0 ? 128 : (sum + count / 2) / count);
  }

  private static void fill(Plane plane, int at, int size, byte value) {
    for (int y = 0, row = at; y < size; y++, row += plane.stride) {
      plane.fill(row, size, value);
    }
  }

  private static void copy(Plane plane, int at, int size, boolean vertical) {
    for (int y = 0, row = at; y < size; y++, row += plane.stride) {
      if (vertical) {
        plane.copy(at - plane.stride, row, size);
      } else {
        plane.fill(row, size, plane.data[row - 1]);
      }
    }
  }

  private static void trueMotion(Plane plane, int at, int size) {
    byte[] data = plane.data;
    int above = at - plane.stride;
    int corner = data[above - 1] & 0xFF;
    for (int y = 0, row = at; y < size; y++, row += plane.stride) {
      int slope = (data[row - 1] & 0xFF) - corner;
      for (int x = 0; x < size; x++) {
        data[row + x] = Plane.clamp((data[above + x] & 0xFF) + slope);
      }
    }
  }

  /**
   * Predicts a sub-block.
   *
   * @param aboveRight where the four samples above and to the right are
   */
  void subBlock(Plane plane, int at, int mode, int aboveRight) {
    if (mode == SUB_TRUE_MOTION) {
      trueMotion(plane, at, 4);
    } else if (mode == SUB_DC) {
      fill(plane, at, 4, mean(plane, at, 4, true, true));
    } else {
      readEdge(plane, at, aboveRight);
      byte[] sources = SOURCES[mode - SUB_VERTICAL];
      for (int i = 0; i < 16; i++) {
        plane.data[at + (i >> 2) * plane.stride + (i & 3)] = (byte) means[sources[i]];
      }
    }
  }

  private void readEdge(Plane plane, int at, int aboveRight) {
    int above = at - plane.stride;
    for (int i = 0; i < 4; i++) {
      edge[CORNER - 1 - i] = plane.data[at + i * plane.stride - 1] & 0xFF;
      edge[CORNER + 1 + i] = plane.data[above + i] & 0xFF;
      edge[CORNER + 5 + i] = plane.data[aboveRight + i] & 0xFF;
    }
    edge[CORNER] = plane.data[above - 1] & 0xFF;
    edge[0] = edge[1];
    edge[14] = edge[13];
    means[PAIRS] = edge[0];
    for (int i = 1; i < 14; i++) {
      means[i] = edge[i - 1] + 2 * edge[i] + edge[i + 1] + 2 >> 2;
      means[PAIRS + i] = edge[i] + edge[i + 1] + 1 >> 1;
    }
  }
}
