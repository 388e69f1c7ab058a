package io.github.visionpreflight.image.planar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing array of bytes, and of bits with JPEG's byte stuffing (T.81, F.1.2.3). */
final class ByteSink {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int length;
  private long bits;
  private int count;

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

  /** Appends the {@code n} lowest bits of {@code value}, at most 31; space must be reserved. */
  void putBits(int value, int n) {
    bits = bits << n | value;
    count += n;
    if (count >= 32) {
      count -= 32;
      flush((int) (bits >>> count));
    }
  }

  private void flush(int word) {
    int inverse = ~word;
    if (((inverse - 0x01010101) & ~inverse & 0x80808080) == 0) {
      INTS.set(bytes, length, word);
      length += 4;
    } else {
      for (int shift = 24; shift >= 0; shift -= 8) {
        putStuffed(word >>> shift);
      }
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
    reserve(16);
    while (count % 8 != 0) {
      putBits(1, 1);
    }
    while (count > 0) {
      count -= 8;
      putStuffed((int) (bits >>> count));
    }
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Returns the space in use now, for the next one. */
  byte[] space() {
    return bytes;
  }
}
