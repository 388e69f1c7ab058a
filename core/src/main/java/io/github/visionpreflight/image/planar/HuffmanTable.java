package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.MediaException;
import java.util.Arrays;

/**
 * One Huffman table of a JPEG (ITU-T T.81, annex C), with look-up tables for the codes that fit in
 * {@value #LOOK} bits. Immutable once made; the look-ups are built on first use, by one thread.
 */
final class HuffmanTable {
  /** Bits that one look-up sees. */
  static final int LOOK = 11;

  /** A table without codes, where a scan needs none. */
  static final HuffmanTable EMPTY = new HuffmanTable(new int[17], new byte[0], 0);

  /** An end of block, as a step past every coefficient. */
  private static final int END = 64;

  private final byte[] symbols;
  private final int[] limit = new int[17];
  private final int[] base = new int[17];
  private final int[] codes = new int[1 << LOOK];
  private int[] differences = {};
  private long[] pairs = {};
  private int[] steps = {};

  /**
   * Assigns the codes.
   *
   * @param counts how many codes have each length; index 1 to 16
   * @param symbols in order of their codes
   * @param offset of the table in the file, for the message
   * @throws MediaException.Malformed when the lengths make no prefix code
   */
  HuffmanTable(int[] counts, byte[] symbols, int offset) {
    this.symbols = symbols;
    int code = 0;
    int next = 0;
    for (int length = 1; length <= 16; length++) {
      base[length] = next - code;
      if (code + counts[length] > 1 << length) {
        throw new MediaException.Malformed(
            "JPEG DHT: more codes of "
                + length
                + " bits than there can be (offset "
                + offset
                + ")");
      }
      if (length <= LOOK) {
        fillCodes(length, code, next, counts[length]);
      }
      next += counts[length];
      code += counts[length];
      limit[length] = code << (16 - length);
      code <<= 1;
    }
  }

  private void fillCodes(int length, int code, int next, int count) {
    int each = 1 << (LOOK - length);
    for (int i = 0; i < count; i++) {
      int entry = (symbols[next + i] & 0xFF) << 8 | length;
      int from = (code + i) * each;
      Arrays.fill(codes, from, from + each, entry);
    }
  }

  /**
   * Returns, for the next {@value #LOOK} bits, symbol × 256 + length of the code they start with; 0
   * when it is longer.
   */
  int[] codes() {
    return codes;
  }

  /**
   * Returns symbol × 256 + length for the next 16 bits.
   *
   * @return 0 when no code starts like this
   */
  int find(int sixteenBits) {
    for (int length = 1; length <= 16; length++) {
      if (sixteenBits < limit[length]) {
        int index = (sixteenBits >>> (16 - length)) + base[length];
        return index < 0 ? 0 : (symbols[index] & 0xFF) << 8 | length;
      }
    }
    return 0;
  }

  /**
   * Returns, for the next {@value #LOOK} bits, a DC difference × 256 + length of code and
   * difference together; 0 when they are longer.
   */
  int[] differences() {
    if (differences.length == 0) {
      differences = new int[1 << LOOK];
      for (int bits = 0; bits < differences.length; bits++) {
        differences[bits] = difference(bits);
      }
    }
    return differences;
  }

  private int difference(int bits) {
    int length = codes[bits] & 0xFF;
    int size = codes[bits] >>> 8;
    boolean fits = length > 0 && length + size <= LOOK;
    return fits ? valueOf(bits, length, size) << 8 | length + size : 0;
  }

  /**
   * Returns, for the next {@value #LOOK} bits, up to two AC coefficients, or one and the end of the
   * block; 0 when not even one fits. From the lowest bit: 6 bits length of both; from bit 8 and 16
   * the steps to the first and the second coefficient; from bit 24 the length of the first; from
   * bit 32 the second value and from bit 48 the first, as the upper half of a float.
   */
  long[] pairs() {
    if (pairs.length == 0) {
      pairs = new long[1 << LOOK];
      for (int bits = 0; bits < pairs.length; bits++) {
        pairs[bits] = pair(bits);
      }
    }
    return pairs;
  }

  /**
   * Returns, for the next {@value #LOOK} bits, as many AC coefficients as fit: from the lowest bit
   * their length, from bit 8 the step to the last of them, from bit 16 the step to the one before
   * it, which must not end the block; a step past everything when not even one fits.
   */
  int[] steps() {
    if (steps.length == 0) {
      steps = new int[1 << LOOK];
      for (int bits = 0; bits < steps.length; bits++) {
        steps[bits] = steps(bits);
      }
    }
    return steps;
  }

  private int steps(int bits) {
    int length = 0;
    int before = 127;
    int step = 0;
    int rest = bits;
    while (step < END) {
      int one = coefficientLength(rest, LOOK - length);
      if (one == 0) {
        break;
      }
      before = step;
      step += step(rest);
      length += one;
      rest = bits << length & (1 << LOOK) - 1;
    }
    return before << 16 | step << 8 | length;
  }

  private long pair(int bits) {
    int one = coefficientLength(bits, LOOK);
    if (one == 0) {
      return 0;
    }
    int rest = bits << one & (1 << LOOK) - 1;
    int two = step(bits) == END ? 0 : coefficientLength(rest, LOOK - one);
    long first = half(bits);
    return first << 48
        | (two == 0 ? first : half(rest)) << 32
        | (long) one << 24
        | (two == 0 ? 0L : step(rest)) << 16
        | (long) step(bits) << 8
        | (one + two);
  }

  /**
   * Returns the length of code and value; 0 when they do not fit or a float's half is too small.
   */
  private int coefficientLength(int bits, int available) {
    int length = codes[bits] & 0xFF;
    int size = codes[bits] >>> 8 & 15;
    return length > 0 && size <= 8 && length + size <= available ? length + size : 0;
  }

  private int step(int bits) {
    int symbol = codes[bits] >>> 8;
    return (symbol & 15) != 0 ? (symbol >>> 4) + 1 : symbol == 0xF0 ? 16 : END;
  }

  private long half(int bits) {
    int value = valueOf(bits, codes[bits] & 0xFF, codes[bits] >>> 8 & 15);
    return Float.floatToRawIntBits((float) value) >>> 16 & 0xFFFFL;
  }

  private static int valueOf(int bits, int length, int size) {
    int raw = bits >>> (LOOK - length - size) & (1 << size) - 1;
    return extend(raw, size);
  }

  /** Returns the signed value that {@code size} bits stand for (T.81, figure F.12). */
  static int extend(int raw, int size) {
    return size == 0 || raw >>> (size - 1) != 0 ? raw : raw - (1 << size) + 1;
  }
}
