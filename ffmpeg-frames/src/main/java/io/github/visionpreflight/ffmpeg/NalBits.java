package io.github.visionpreflight.ffmpeg;

import java.util.BitSet;

/**
 * Reads the bits at the start of an H.264 or HEVC unit, without the bytes that were put in so that
 * no start code shows up inside (ITU-T H.264, 7.4.1.1; H.265, 7.4.2). Past its end everything is 0
 * and {@link #overrun} says so. Used by one thread.
 */
final class NalBits {
  private static final int MOST_LEADING_ZEROS = 30;

  private final byte[] bytes;

  /** Where in {@link #bytes} a byte was left out before. */
  private final BitSet leftOut = new BitSet();

  private final int end;
  private int position;

  /** Reads what follows the unit's header in {@code [from, to)}. */
  NalBits(byte[] unit, int from, int to) {
    this.bytes = new byte[Math.max(0, to - from)];
    int length = 0;
    int zeros = 0;
    for (int i = from; i < to; i++) {
      if (zeros >= 2 && unit[i] == 3) {
        zeros = 0;
        leftOut.set(length);
      } else {
        zeros = unit[i] == 0 ? zeros + 1 : 0;
        bytes[length++] = unit[i];
      }
    }
    this.end = 8 * length;
  }

  boolean flag() {
    int at = position++;
    return at < end && (bytes[at >> 3] >> (7 - (at & 7)) & 1) != 0;
  }

  int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | (flag() ? 1 : 0);
    }
    return value;
  }

  /**
   * Reads an unsigned number of variable length (9.1); one that no field here has is an overrun.
   */
  int unsigned() {
    int zeros = 0;
    while (!flag()) {
      if (zeros++ == MOST_LEADING_ZEROS) {
        position = end + 1;
        return 0;
      }
    }
    return (1 << zeros) - 1 + bits(zeros);
  }

  /** Reads a signed number of variable length (9.1.1). */
  int signed() {
    int number = unsigned();
    return (number & 1) != 0 ? (number >>> 1) + 1 : -(number >>> 1);
  }

  void skip(int bits) {
    position += bits;
  }

  /** Skips numbers of variable length; signed ones are as long as unsigned ones. */
  void skipNumbers(int count) {
    for (int i = 0; i < count; i++) {
      unsigned();
    }
  }

  /** Skips the one and the zeros that fill up the last byte of a header (H.265, 7.3.2.12). */
  void skipFilling() {
    position = (position / Byte.SIZE + 1) * Byte.SIZE;
  }

  /** Returns how many bits tell {@code values} values apart. */
  static int bitsFor(int values) {
    return values < 2 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(values - 1);
  }

  boolean overrun() {
    return position > end;
  }

  /** Returns how many bits of the unit were read, those that were left out included. */
  int rawPosition() {
    int behind = position >> 3;
    return position + Byte.SIZE * leftOut.get(0, behind + 1).cardinality();
  }
}
