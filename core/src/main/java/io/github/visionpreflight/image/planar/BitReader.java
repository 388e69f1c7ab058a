package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.MediaException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of one entropy-coded segment, and the blocks in them. Stuffed bytes are taken out; at a
 * marker, and at the end of the data, zero bits follow without end, and {@link #checkNotPastEnd}
 * tells whether they were used.
 *
 * <p>Invariant: the upper {@code count} bits of {@code bits} are unread; those below are zero or
 * the bits that will be read next, so that filling up again by "or" does no harm.
 */
final class BitReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long LOW_SEVEN = 0x7F7F7F7F7F7F7F7FL;
  private static final int LOOK_SHIFT = 64 - HuffmanTable.LOOK;

  private final byte[] data;
  private int position;
  private int lastWhole;
  private long bits;
  private int count;
  private int padding;

  BitReader(byte[] data) {
    this.data = data;
  }

  /** Starts at the first byte of entropy-coded data. */
  void start(int offset) {
    position = offset;
    bits = 0;
    count = 0;
    padding = 0;
    lastWhole = findEscape(offset) - Long.BYTES;
  }

  /** Returns the first offset, from {@code from} on, of a 0xFF byte; the length when none is. */
  private int findEscape(int from) {
    int i = from;
    for (; i <= data.length - Long.BYTES; i += Long.BYTES) {
      long inverse = ~(long) LONGS.get(data, i);
      long zeros = ~((inverse & LOW_SEVEN) + LOW_SEVEN | inverse | LOW_SEVEN);
      if (zeros != 0) {
        return i + (Long.numberOfLeadingZeros(zeros) >>> 3);
      }
    }
    while (i < data.length && data[i] != (byte) 0xFF) {
      i++;
    }
    return i;
  }

  private void fill() {
    if (position <= lastWhole) {
      bits |= (long) LONGS.get(data, position) >>> count;
      position += (63 - count) >> 3;
      count |= 56;
    } else {
      fillSlowly();
    }
  }

  private void fillSlowly() {
    while (count < 56) {
      int value = position < data.length ? data[position] & 0xFF : 0xFF;
      if (value != 0xFF) {
        position++;
      } else if (position + 1 < data.length && data[position + 1] == 0) {
        position += 2;
        lastWhole = findEscape(position) - Long.BYTES;
      } else {
        value = 0;
        padding += 8;
      }
      bits |= (long) value << (56 - count);
      count += 8;
    }
  }

  /**
   * Returns the offset of the marker that ends the segment, or the data's length. What lies between
   * is skipped, as libjpeg does.
   */
  int findMarker() {
    int i = findEscape(position);
    while (i + 1 < data.length && (data[i + 1] == 0 || data[i + 1] == (byte) 0xFF)) {
      i = findEscape(i + 1);
    }
    return Math.min(i, data.length);
  }

  /**
   * Ends the call when decoding ran past the segment.
   *
   * @throws MediaException.Malformed when bits were read that are not there
   */
  void checkNotPastEnd() {
    if (count < padding) {
      throw new MediaException.Malformed(
          "JPEG scan: expected more entropy-coded data, got "
              + (position < data.length ? "a marker" : "the end of the file")
              + " (offset "
              + position
              + ")");
    }
  }

  /** Returns the next bit. */
  int bit() {
    return bits(1);
  }

  /** Returns the next {@code n} bits, 0 to 16, as an unsigned number. */
  int bits(int n) {
    if (count < n) {
      fill();
    }
    int value = (int) (bits >>> 1 >>> (63 - n));
    bits <<= n;
    count -= n;
    return value;
  }

  /**
   * Returns the next Huffman symbol.
   *
   * @throws MediaException.Malformed when no code starts like the bits at hand
   */
  int symbol(HuffmanTable table) {
    if (count < 16) {
      fill();
    }
    int entry = table.codes()[(int) (bits >>> LOOK_SHIFT)];
    if (entry == 0) {
      entry = longCode(table);
    }
    bits <<= entry & 0xFF;
    count -= entry & 0xFF;
    return entry >>> 8;
  }

  private int longCode(HuffmanTable table) {
    int entry = table.find((int) (bits >>> 48));
    if (entry == 0) {
      checkNotPastEnd();
      throw new MediaException.Malformed(
          "JPEG scan: bits that are no Huffman code (offset " + position + ")");
    }
    return entry;
  }

  /** Returns the next DC difference. */
  int difference(HuffmanTable table) {
    fill();
    int entry = table.differences()[(int) (bits >>> LOOK_SHIFT)];
    if (entry == 0) {
      int size = symbol(table);
      if (size > 15) {
        throw new MediaException.Malformed(
            "JPEG scan: DC difference of " + size + " bits (offset " + position + ")");
      }
      return HuffmanTable.extend(bits(size), size);
    }
    bits <<= entry & 0xFF;
    count -= entry & 0xFF;
    return entry >> 8;
  }

  /**
   * Reads the AC coefficients of a block of a sequential scan into {@code sink[k][column]}, k being
   * the place in zigzag order. A coefficient past the 63rd, in damaged data, goes to the same place
   * of arrays 64 to 127.
   *
   * <p>Long, because it is the hottest loop of the lane: one look-up yields two coefficients as
   * floats, and the state lives in local variables.
   */
  void coefficients(HuffmanTable table, float[][] sink, int column) {
    long[] pairs = table.pairs();
    int k = 0;
    while (k < 63) {
      fill();
      long pair = pairs[(int) (bits >>> LOOK_SHIFT)];
      if (pair == 0) {
        k = longCoefficient(table, k, sink, column);
        continue;
      }
      k += (int) (pair >>> 8) & 0x7F;
      sink[k][column] = Float.intBitsToFloat((int) (pair >>> 32) & 0xFFFF0000);
      if (k >= 63) {
        int length = (int) (pair >>> 24) & 0x1F;
        bits <<= length;
        count -= length;
        break;
      }
      k += (int) (pair >>> 16) & 0x7F;
      sink[k][column] = Float.intBitsToFloat((int) (pair >>> 16) & 0xFFFF0000);
      bits <<= pair;
      count -= (int) pair & 0x3F;
    }
  }

  /**
   * Reads like {@link #coefficients}, but only those up to place {@code last}, at most 40; the
   * others are stepped over, as many at a time as a look-up sees.
   *
   * <p>Long, and like the other, because a loop that does both takes a tenth longer where all
   * coefficients are wanted.
   */
  void firstCoefficients(HuffmanTable table, float[][] sink, int column, int last) {
    long[] pairs = table.pairs();
    int k = 0;
    while (k < last) {
      fill();
      long pair = pairs[(int) (bits >>> LOOK_SHIFT)];
      if (pair == 0) {
        k = longCoefficient(table, k, sink, column);
        continue;
      }
      k += (int) (pair >>> 8) & 0x7F;
      sink[k][column] = Float.intBitsToFloat((int) (pair >>> 32) & 0xFFFF0000);
      k += (int) (pair >>> 16) & 0x7F;
      sink[k][column] = Float.intBitsToFloat((int) (pair >>> 16) & 0xFFFF0000);
      bits <<= pair;
      count -= (int) pair & 0x3F;
    }
    int[] steps = table.steps();
    while (k < 63) {
      fill();
      int entry = steps[(int) (bits >>> LOOK_SHIFT)];
      if (k + (entry >>> 16) < 63) {
        bits <<= entry;
        count -= entry & 0x3F;
        k += entry >>> 8 & 0xFF;
      } else {
        k = stepOverOne(table, k);
      }
    }
  }

  private int stepOverOne(HuffmanTable table, int k) {
    int symbol = symbol(table);
    int size = symbol & 15;
    bits(size);
    return size == 0 && symbol != 0xF0 ? 64 : k + 1 + (symbol >>> 4);
  }

  private int longCoefficient(HuffmanTable table, int k, float[][] sink, int column) {
    int symbol = symbol(table);
    int size = symbol & 15;
    if (size == 0) {
      return symbol == 0xF0 ? k + 16 : 64;
    }
    int place = k + 1 + (symbol >>> 4);
    sink[place][column] = HuffmanTable.extend(bits(size), size);
    return place;
  }
}
