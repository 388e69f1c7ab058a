package io.github.visionpreflight.image.raster;

/**
 * Eight bytes in a long, for loops over bytes that C2 does not vectorise (docs/decisions/055).
 * Every operation works on each byte by itself.
 */
final class ByteLanes {
  private static final int NOT_ZERO = 64;
  private static final long HIGH = 0x8080_8080_8080_8080L;
  private static final long LOW = 0x0101_0101_0101_0101L;
  private static final long EVEN = 0x00FF_00FF_00FF_00FFL;

  /** In lanes of 16 bits: one more than a byte holds, and the sign. */
  private static final long BORROW = 0x0100_0100_0100_0100L;

  private static final long SIGN = 0x8000_8000_8000_8000L;

  /** Keeps 3c - a - b, at least -510, above zero. */
  private static final long LIFT = 0x0200_0200_0200_0200L;

  private ByteLanes() {}

  static long minus(long x, long y) {
    return (x | HIGH) - (y & ~HIGH) ^ (x ^ ~y) & HIGH;
  }

  /** Returns the means, rounded down. */
  static long mean(long x, long y) {
    return (x & y) + ((x ^ y) >>> 1 & ~HIGH);
  }

  /**
   * Returns what bytes promise to cost: the sum of how far each is from zero, taken as signed, and
   * {@value #NOT_ZERO} more for each that is not zero, as zeros make matches.
   */
  static int cost(long x) {
    long negative = (x >>> 7 & LOW) * 0xFF;
    long absolute = (x ^ negative) + (negative & LOW);
    long sums = (absolute & EVEN) + (absolute >>> 8 & EVEN);
    long notZero = (x & ~HIGH) + ~HIGH | x;
    return (int) (sums * 0x0001_0001_0001_0001L >>> 48) + NOT_ZERO * Long.bitCount(notZero & HIGH);
  }

  /** Returns {@code x} less what the Paeth filter predicts from left, above and between. */
  static long minusPaeth(long x, long left, long above, long corner) {
    long even = paeth(left & EVEN, above & EVEN, corner & EVEN);
    long odd = paeth(left >>> 8 & EVEN, above >>> 8 & EVEN, corner >>> 8 & EVEN);
    long evenLeft = (x & EVEN | BORROW) - even & EVEN;
    long oddLeft = (x >>> 8 & EVEN | BORROW) - odd & EVEN;
    return evenLeft | oddLeft << 8;
  }

  /**
   * Four predictions, in lanes of 16 bits. With t = 3c - a - b the nearest of the three to a + b -
   * c is the lesser of a and b if neither is above t, the greater if neither is below, and else c.
   */
  private static long paeth(long a, long b, long c) {
    long swap = (a ^ b) & atLeast(a, b);
    long less = a ^ swap;
    long more = b ^ swap;
    long t = 3 * c + LIFT - a - b;
    long lessOrCorner = c ^ (c ^ less) & atLeast(t, more + LIFT);
    return lessOrCorner ^ (lessOrCorner ^ more) & atLeast(less + LIFT, t);
  }

  /** Returns all ones in the lanes of 16 bits where {@code x}, at most 32767, is no less. */
  private static long atLeast(long x, long y) {
    long no = (x | SIGN) - y & SIGN;
    return (no << 1) - (no >>> 15);
  }
}
