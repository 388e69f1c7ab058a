package io.github.visionpreflight.image.vp8l;

import io.github.visionpreflight.media.MediaException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bits of an array, each byte from its lowest one on; zeros behind the end. */
final class BitReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] data;
  private final int lastLong;

  /** In bits from the start of the array; a decoder's loops keep it in a local variable. */
  long position;

  BitReader(byte[] data, int from) {
    this.data = data;
    this.lastLong = data.length - Long.BYTES;
    this.position = 8L * from;
  }

  /** Returns at least 57 bits from a position on, the next one lowest. */
  long peek(long at) {
    int index = (int) (at >> 3);
    long word = index <= lastLong ? (long) LONGS.get(data, index) : tail(at >> 3);
    return word >>> (at & 7);
  }

  private long tail(long from) {
    long word = 0;
    for (int i = 0; i < Long.BYTES && from + i < data.length; i++) {
      word |= (data[(int) from + i] & 0xFFL) << 8 * i;
    }
    return word;
  }

  /** Takes up to 32 bits, as many as a sign allows. */
  int read(int count) {
    int value = (int) (peek(position) & (1L << count) - 1);
    position += count;
    return value;
  }

  boolean flag() {
    return read(1) == 1;
  }

  /**
   * Ends the call when more was read than there is.
   *
   * @param field what was read
   */
  void requireInside(String field) {
    if (position > 8L * data.length) {
      throw malformed(field, "more data", "the end");
    }
  }

  MediaException.Malformed malformed(String field, Object expected, Object actual) {
    long offset = Math.min(data.length, position >> 3);
    return new MediaException.Malformed(
        "VP8L "
            + field
            + ": expected "
            + expected
            + ", got "
            + actual
            + " (offset "
            + offset
            + " of its data)");
  }
}
