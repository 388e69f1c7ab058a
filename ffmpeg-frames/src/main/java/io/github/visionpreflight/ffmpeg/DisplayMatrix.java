package io.github.visionpreflight.ffmpeg;

/** Reads a turn out of the nine numbers of a display matrix (ISO/IEC 14496-12, 8.3.2). */
final class DisplayMatrix {
  private DisplayMatrix() {}

  /**
   * Returns the EXIF orientation 1 to 8; 1 for a matrix that is no turn by quarters.
   *
   * @param m a, b, u, c, d, v, x, y, w: a point goes to (ax + cy, bx + dy)
   */
  static int orientation(int[] m) {
    int a = Integer.signum(m[0]);
    int b = Integer.signum(m[1]);
    int c = Integer.signum(m[3]);
    int d = Integer.signum(m[4]);
    if (b == 0 && c == 0) {
      return upright(a, d);
    }
    return a == 0 && d == 0 ? onItsSide(b, c) : 1;
  }

  private static int upright(int a, int d) {
    if (a < 0) {
      return d < 0 ? 3 : 2;
    }
    return d < 0 ? 4 : 1;
  }

  private static int onItsSide(int b, int c) {
    if (b > 0) {
      return c < 0 ? 6 : 5;
    }
    return c > 0 ? 8 : 7;
  }
}
