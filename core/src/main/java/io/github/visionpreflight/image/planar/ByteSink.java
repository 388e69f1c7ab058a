package io.github.visionpreflight.image.planar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing array of bytes, and of bits with JPEG's byte stuffing (T.81, F.1.2.3). */
final class ByteSink {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int length;
  private long bits;
  private int free = Long.SIZE;

  /** Starts with space that may be replaced by a larger one. */
  ByteSink(byte[] space) {
    bytes = space;
  }

  void reserve(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }

  void put(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  void putWord(int value) {
    put(value >>> 8);
    put(value);
  }

  void put(byte[] values) {
    reserve(values.length);
    System.arraycopy(values, 0, bytes, length, values.length);
    length += values.length;
  }

  /**
   * Appends a block: the symbol of its mean, then others up to the first negative one, in words as
   * {@link CodedPlane} has them. Space must be reserved. The buffer is in local variables, for in
   * fields every symbol would wait for the last one's to be stored.
   *
   * @param meanCodes for each symbol {@link HuffmanCode#withBits}
   * @param codes the same for the other symbols
   */
  void putBlock(int mean, int[] meanCodes, int[] symbols, int from, int[] codes) {
    long word = bits;
    int room = free;
    int symbol = mean;
    int code = meanCodes[mean >>> 16];
    for (int at = from; ; ) {
      int value = code >>> 5 | symbol & 0xFFFF;
      int length = code & 31;
      room -= length;
      if (room >= 0) {
        word = word << length | value;
      } else {
        flush(word << length + room | value >>> -room);
        word = value;
        room += Long.SIZE;
      }
      if (symbol < 0) {
        break;
      }
      symbol = symbols[at++];
      code = codes[symbol >>> 16 & 0xFF];
    }
    bits = word;
    free = room;
  }

  private void flush(long word) {
    if ((~word - 0x0101_0101_0101_0101L & word & 0x8080_8080_8080_8080L) == 0) {
      LONGS.set(bytes, length, word);
      length += Long.BYTES;
    } else {
      putStuffed(word, Long.SIZE);
    }
  }

  private void putStuffed(long word, int n) {
    for (int left = n - Byte.SIZE; left >= 0; left -= Byte.SIZE) {
      putStuffed((int) (word >>> left));
    }
  }

  private void putStuffed(int value) {
    bytes[length++] = (byte) value;
    if ((value & 0xFF) == 0xFF) {
      bytes[length++] = 0;
    }
  }

  /** Fills the last byte up with ones. */
  void finishBits() {
    reserve(2 * Long.BYTES);
    int pad = free % Byte.SIZE;
    putStuffed(bits << pad | (1 << pad) - 1, Long.SIZE - free + pad);
    free = Long.SIZE;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Returns the space in use now, for the next one. */
  byte[] space() {
    return bytes;
  }
}
