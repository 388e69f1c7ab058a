package io.github.visionpreflight.testdata;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;

/** Bytes in the order in which a format wants its numbers. */
final class ByteSink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean bigEndian;

  private ByteSink(boolean bigEndian) {
    this.bigEndian = bigEndian;
  }

  static ByteSink bigEndian() {
    return new ByteSink(true);
  }

  static ByteSink littleEndian() {
    return new ByteSink(false);
  }

  static ByteSink of(ByteOrder order) {
    return new ByteSink(order.equals(ByteOrder.BIG_ENDIAN));
  }

  ByteSink u8(int value) {
    out.write(value);
    return this;
  }

  ByteSink u16(int value) {
    return number(value, 2);
  }

  ByteSink u24(int value) {
    return number(value, 3);
  }

  ByteSink u32(long value) {
    return number(value, 4);
  }

  ByteSink u64(long value) {
    return number(value, 8);
  }

  /** Writes the lowest {@code bytes} bytes of a number. */
  ByteSink number(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      int place = bigEndian ? bytes - 1 - i : i;
      out.write((int) (value >>> 8 * place));
    }
    return this;
  }

  ByteSink ascii(String text) {
    return bytes(text.getBytes(US_ASCII));
  }

  ByteSink bytes(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  ByteSink zeros(int count) {
    return bytes(new byte[count]);
  }

  int size() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
