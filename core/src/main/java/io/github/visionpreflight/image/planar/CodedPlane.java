package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.image.raster.Kernels;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The quantised blocks of one plane of the result, as symbols that only wait for their Huffman
 * codes. Blocks may be added in any order, which is how a turned picture comes out.
 *
 * <p>A symbol is an int: T.81's run/size byte in bits 16 to 23, the value's bits below, and the
 * sign bit set on the last symbol of a block.
 */
final class CodedPlane {
  private static final int ROUNDER_BITS = Float.floatToRawIntBits(Kernels.ROUNDER);
  private static final int LAST = 1 << 31;
  private static final int MOST = 1023;

  /**
   * A word for every 13 bits, taken as signed: the coefficient's, with no run before it. Samples of
   * 8 bits whose edges Lanczos sharpens along both axes stay below 2^12.
   */
  private static final int[] WORDS =
      IntStream.range(0, 1 << 13).map(bits -> word(confined(bits << 19 >> 19))).toArray();

  private final int blocksAcross;
  private final int[] starts;
  private final short[] means;
  private final int[] frequencies = new int[257];
  private int[] symbols;
  private int used;

  /**
   * @param across blocks of a row, as displayed
   * @param down blocks of a column, as displayed
   * @param space for symbols; the plane may replace it by a larger one
   */
  CodedPlane(int across, int down, int[] space) {
    blocksAcross = across;
    starts = new int[across * down];
    means = new short[across * down];
    symbols = space;
  }

  /**
   * Adds a block as displayed.
   *
   * @param coefficients for each place in zigzag order the array that holds it, quantised and with
   *     {@link Kernels#ROUNDER} added
   * @param offsets for each place how far it lies behind {@code at}
   * @param nonZero the set of places that are not zero
   */
  void add(int column, int row, float[][] coefficients, int[] offsets, int at, long nonZero) {
    int index = row * blocksAcross + column;
    starts[index] = used;
    means[index] = (short) confined(Float.floatToRawIntBits(coefficients[0][at]) - ROUNDER_BITS);
    addSymbols(coefficients, offsets, at, nonZero & ~1);
  }

  /** Adds the symbols of a block's AC coefficients (T.81, F.1.2.2). */
  private void addSymbols(float[][] coefficients, int[] offsets, int at, long nonZero) {
    reserve(used + 68);
    int[] to = symbols;
    int next = used;
    int previous = 0;
    for (long rest = nonZero; rest != 0; rest &= rest - 1) {
      int k = Long.numberOfTrailingZeros(rest);
      int run = k - previous - 1;
      for (; run > 15; run -= 16) {
        to[next++] = 0xF0 << 16;
        frequencies[0xF0]++;
      }
      int bits = Float.floatToRawIntBits(coefficients[k][at + offsets[k]]);
      int word = WORDS[bits & 0x1FFF] + (run << 20);
      frequencies[word >>> 16]++;
      to[next++] = word;
      previous = k;
    }
    if (previous != 63) {
      frequencies[0]++;
      to[next++] = 0;
    }
    to[next - 1] |= LAST;
    used = next;
  }

  private void reserve(int length) {
    if (length > symbols.length) {
      symbols = Arrays.copyOf(symbols, Math.max(length, symbols.length * 2));
    }
  }

  /** Baseline codes hold no more; only extreme edges at the finest quantisation get there. */
  private static int confined(int value) {
    return Math.max(-MOST, Math.min(MOST, value));
  }

  /** Returns how many bits the magnitude of {@code value} takes. */
  static int size(int value) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
  }

  /** Returns a value's size in bits 16 to 19, and its bits below (T.81, F.1.2.1). */
  static int word(int value) {
    int size = size(value);
    return size << 16 | value + (value >> 31) & (1 << size) - 1;
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
