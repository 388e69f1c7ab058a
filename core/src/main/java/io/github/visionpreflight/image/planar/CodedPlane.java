package io.github.visionpreflight.image.planar;

import java.util.Arrays;

/**
 * The quantised blocks of one plane of the result, as symbols that only wait for their Huffman
 * codes. Blocks may be added in any order, which is how a turned picture comes out.
 *
 * <p>A symbol is an int: T.81's run/size byte in bits 16 to 23, the value's bits below, and the
 * sign bit set on the last symbol of a block.
 */
final class CodedPlane {
  /** Added to a float below 2^22, it leaves the rounded value in the float's lowest bits. */
  static final float ROUNDER = 12_582_912f;

  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);
  private static final int LAST = 1 << 31;
  private static final int MOST = 1023;

  /** For horizontal frequency u and a set of vertical ones, the set of places in zigzag order. */
  private static final long[][] UPRIGHT = places(false);

  private static final long[][] SWAPPED = places(true);

  private final int blocksAcross;
  private final boolean swap;
  private final int[] starts;
  private final short[] means;
  private final int[] frequencies = new int[257];
  private int[] symbols;
  private int used;

  /**
   * @param across blocks of a row, as displayed
   * @param down blocks of a column, as displayed
   * @param swap whether blocks come with their axes swapped
   * @param space for symbols; the plane may replace it by a larger one
   */
  CodedPlane(int across, int down, boolean swap, int[] space) {
    blocksAcross = across;
    this.swap = swap;
    starts = new int[across * down];
    means = new short[across * down];
    symbols = space;
  }

  private static long[][] places(boolean swap) {
    long[][] result = new long[8][256];
    for (int k = 1; k < 64; k++) {
      int u = swap ? Zigzag.down(k) : Zigzag.across(k);
      int v = swap ? Zigzag.across(k) : Zigzag.down(k);
      for (int set = 0; set < 256; set++) {
        result[u][set] |= (long) (set >>> v & 1) << k;
      }
    }
    return result;
  }

  /**
   * Adds a block.
   *
   * @param coefficients array u holds, from {@code at} on, the eight vertical frequencies of
   *     horizontal frequency u, quantised and with {@link #ROUNDER} added
   * @param column of the block along the stored horizontal axis
   * @param row of the block along the stored vertical axis
   */
  void add(float[][] coefficients, int at, int column, int row) {
    int index = swap ? column * blocksAcross + row : row * blocksAcross + column;
    starts[index] = used;
    means[index] = (short) confined(coefficients[0][at]);
    addSymbols(coefficients, at, nonZero(coefficients, at));
  }

  private long nonZero(float[][] coefficients, int at) {
    long[][] places = swap ? SWAPPED : UPRIGHT;
    long result = 0;
    for (int u = 0; u < 8; u++) {
      result |= places[u][nonZeroOfEight(coefficients[u], at)];
    }
    return result;
  }

  private static int nonZeroOfEight(float[] a, int at) {
    return nonZero(a[at])
        | nonZero(a[at + 1]) << 1
        | nonZero(a[at + 2]) << 2
        | nonZero(a[at + 3]) << 3
        | nonZero(a[at + 4]) << 4
        | nonZero(a[at + 5]) << 5
        | nonZero(a[at + 6]) << 6
        | nonZero(a[at + 7]) << 7;
  }

  /** Returns 1 or 0 without a branch, which nothing could predict. */
  private static int nonZero(float value) {
    int difference = Float.floatToRawIntBits(value) - ROUNDER_BITS;
    return (difference | -difference) >>> 31;
  }

  /** Adds the symbols of a block's AC coefficients (T.81, F.1.2.2). */
  private void addSymbols(float[][] coefficients, int at, long nonZero) {
    reserve(used + 68);
    int previous = 0;
    for (long rest = nonZero; rest != 0; rest &= rest - 1) {
      int k = Long.numberOfTrailingZeros(rest);
      int run = k - previous - 1;
      for (; run > 15; run -= 16) {
        addSymbol(0xF0, 0);
      }
      int u = swap ? Zigzag.down(k) : Zigzag.across(k);
      int v = swap ? Zigzag.across(k) : Zigzag.down(k);
      int value = confined(coefficients[u][at + v]);
      int size = size(value);
      addSymbol(run << 4 | size, bits(value, size));
      previous = k;
    }
    if (previous != 63) {
      addSymbol(0, 0);
    }
    symbols[used - 1] |= LAST;
  }

  private void addSymbol(int symbol, int bits) {
    frequencies[symbol]++;
    symbols[used++] = symbol << 16 | bits;
  }

  private void reserve(int length) {
    if (length > symbols.length) {
      symbols = Arrays.copyOf(symbols, Math.max(length, symbols.length * 2));
    }
  }

  /** Baseline codes hold no more; only extreme edges at the finest quantisation get there. */
  private static int confined(float rounded) {
    int value = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
    return Math.max(-MOST, Math.min(MOST, value));
  }

  /** Returns how many bits the magnitude of {@code value} takes. */
  static int size(int value) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
  }

  /** Returns the bits that follow a symbol of {@code size} (T.81, F.1.2.1). */
  static int bits(int value, int size) {
    return value + (value >> 31) & (1 << size) - 1;
  }

  /** Returns the DC coefficient of a displayed block. */
  int mean(int column, int row) {
    return means[row * blocksAcross + column];
  }

  /** Returns where the symbols of a displayed block start. */
  int start(int column, int row) {
    return starts[row * blocksAcross + column];
  }

  /** Returns all symbols; each block's end with a negative one. */
  int[] symbols() {
    return symbols;
  }

  /** Returns how often each AC symbol occurs. */
  int[] frequencies() {
    return frequencies;
  }

  /** Returns how many blocks a row has. */
  int blocksAcross() {
    return blocksAcross;
  }

  /** Returns how many blocks a column has. */
  int blocksDown() {
    return starts.length / blocksAcross;
  }
}
