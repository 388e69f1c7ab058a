package io.github.visionpreflight.image.vp8;

/**
 * The loop filter (RFC 6386, section 15). It runs when the whole frame is decoded, for predictions
 * read what is not yet filtered.
 */
final class LoopFilter {
  private static final int OUTER_MARGIN = 4;

  private final boolean simple;
  private final int sharpness;

  LoopFilter(boolean simple, int sharpness) {
    this.simple = simple;
    this.sharpness = sharpness;
  }

  /**
   * Filters the left, inner and upper edges of a macroblock.
   *
   * @param level 1 to 63
   * @param inner whether edges between its sub-blocks are filtered
   */
  void macroblock(Plane[] planes, int column, int row, int level, boolean inner) {
    int interior = interior(level);
    int limit = 2 * level + interior;
    int variance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
    for (int p = 0; p < (simple ? 1 : 3); p++) {
      int size = p == 0 ? 16 : 8;
      Plane plane = planes[p];
      int at = plane.index(column * size, row * size);
      for (int direction = 0; direction < 2; direction++) {
        int across = direction == 0 ? 1 : plane.stride;
        int along = direction == 0 ? plane.stride : 1;
        if ((direction == 0 ? column : row) > 0) {
          edge(plane.data, at, across, along, size, limit + OUTER_MARGIN, interior, variance, true);
        }
        for (int i = 4; inner && i < size; i += 4) {
          edge(plane.data, at + i * across, across, along, size, limit, interior, variance, false);
        }
      }
    }
  }

  private int interior(int level) {
    int interior = level;
    if (sharpness > 0) {
      interior = Math.min(interior >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
    }
    return Math.max(interior, 1);
  }

  private void edge(
      byte[] data,
      int from,
      int across,
      int along,
      int size,
      int limit,
      int interior,
      int variance,
      boolean outer) {
    for (int i = 0, at = from; i < size; i++, at += along) {
      int p1 = data[at - 2 * across] & 0xFF;
      int p0 = data[at - across] & 0xFF;
      int q0 = data[at] & 0xFF;
      int q1 = data[at + across] & 0xFF;
      if (4 * Math.abs(p0 - q0) + Math.abs(p1 - q1) > 2 * limit + 1) {
        continue;
      }
      if (simple) {
        common(data, at, across, p1, p0, q0, q1);
      } else if (isSmooth(data, at, across, p1, p0, q0, q1, interior)) {
        if (Math.abs(p1 - p0) > variance || Math.abs(q1 - q0) > variance) {
          common(data, at, across, p1, p0, q0, q1);
        } else if (outer) {
          wide(data, at, across, p1, p0, q0, q1);
        } else {
          narrow(data, at, across, p1, p0, q0, q1);
        }
      }
    }
  }

  private static boolean isSmooth(
      byte[] data, int at, int across, int p1, int p0, int q0, int q1, int interior) {
    int p3 = data[at - 4 * across] & 0xFF;
    int p2 = data[at - 3 * across] & 0xFF;
    int q2 = data[at + 2 * across] & 0xFF;
    int q3 = data[at + 3 * across] & 0xFF;
    return Math.abs(p3 - p2) <= interior
        && Math.abs(p2 - p1) <= interior
        && Math.abs(p1 - p0) <= interior
        && Math.abs(q3 - q2) <= interior
        && Math.abs(q2 - q1) <= interior
        && Math.abs(q1 - q0) <= interior;
  }

  private static void common(byte[] data, int at, int across, int p1, int p0, int q0, int q1) {
    int step = 3 * (q0 - p0) + signed(p1 - q1);
    data[at - across] = Plane.clamp(p0 + (signed(step + 3) >> 3));
    data[at] = Plane.clamp(q0 - (signed(step + 4) >> 3));
  }

  private static void narrow(byte[] data, int at, int across, int p1, int p0, int q0, int q1) {
    int step = 3 * (q0 - p0);
    int near = signed(step + 4) >> 3;
    int far = near + 1 >> 1;
    data[at - 2 * across] = Plane.clamp(p1 + far);
    data[at - across] = Plane.clamp(p0 + (signed(step + 3) >> 3));
    data[at] = Plane.clamp(q0 - near);
    data[at + across] = Plane.clamp(q1 - far);
  }

  private static void wide(byte[] data, int at, int across, int p1, int p0, int q0, int q1) {
    int p2 = data[at - 3 * across] & 0xFF;
    int q2 = data[at + 2 * across] & 0xFF;
    int step = signed(3 * (q0 - p0) + signed(p1 - q1));
    int near = 27 * step + 63 >> 7;
    int middle = 18 * step + 63 >> 7;
    int far = 9 * step + 63 >> 7;
    data[at - 3 * across] = Plane.clamp(p2 + far);
    data[at - 2 * across] = Plane.clamp(p1 + middle);
    data[at - across] = Plane.clamp(p0 + near);
    data[at] = Plane.clamp(q0 - near);
    data[at + across] = Plane.clamp(q1 - middle);
    data[at + 2 * across] = Plane.clamp(q2 - far);
  }

  private static int signed(int value) {
    return Math.max(-128, Math.min(127, value));
  }
}
