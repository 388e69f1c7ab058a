package io.github.visionpreflight.probe;

/**
 * The turning part of a 3×3 matrix of a movie or track header, reduced to signs: a point (x, y) is
 * shown at (a·x + c·y, b·x + d·y). Scaling and shifting do not matter here.
 */
record Mp4Matrix(int a, int b, int c, int d) {
  static final Mp4Matrix IDENTITY = new Mp4Matrix(1, 0, 0, 1);

  /** A quarter turn leaves rounding in the other two cells, not more than this share. */
  private static final int NEGLIGIBLE_SHARE = 16;

  /** Reads nine numbers, of which only four turn anything. */
  static Mp4Matrix read(ByteCursor in) {
    int a = in.i32be("matrix");
    int b = in.i32be("matrix");
    in.skip(4, "matrix");
    int c = in.i32be("matrix");
    int d = in.i32be("matrix");
    in.skip(16, "matrix");
    return of(a, b, c, d);
  }

  /** Returns the quarter turn or mirror; the identity for anything between, and for all zero. */
  static Mp4Matrix of(long a, long b, long c, long d) {
    long straight = Math.min(Math.abs(a), Math.abs(d));
    long crossed = Math.min(Math.abs(b), Math.abs(c));
    if (straight > NEGLIGIBLE_SHARE * Math.max(Math.abs(b), Math.abs(c))) {
      return new Mp4Matrix(Long.signum(a), 0, 0, Long.signum(d));
    }
    if (crossed > NEGLIGIBLE_SHARE * Math.max(Math.abs(a), Math.abs(d))) {
      return new Mp4Matrix(0, Long.signum(b), Long.signum(c), 0);
    }
    return IDENTITY;
  }

  /** Returns this turn followed by another. */
  Mp4Matrix then(Mp4Matrix next) {
    return new Mp4Matrix(
        a * next.a + b * next.c,
        a * next.b + b * next.d,
        c * next.a + d * next.c,
        c * next.b + d * next.d);
  }

  /** Returns the same as an EXIF orientation, 1 to 8. */
  int exifOrientation() {
    if (b == 0) {
      return a > 0 ? (d > 0 ? 1 : 4) : (d > 0 ? 2 : 3);
    }
    return b > 0 ? (c > 0 ? 5 : 6) : (c > 0 ? 8 : 7);
  }
}
