package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import java.nio.charset.StandardCharsets;

/**
 * The header of one EBML element (RFC 8794): its ID with the length marker, as specifications print
 * it, and the length of what follows. One instance is read again and again. Not safe to share.
 */
final class EbmlElement {
  static final long UNKNOWN = -1;

  private static final int MAX_ID_BYTES = 4;
  private static final int MAX_SIZE_BYTES = 8;

  private int id;
  private long payloadBytes;

  /** Returns the ID, marker included: {@code 0x1A45DFA3}. */
  int id() {
    return id;
  }

  /** Returns the bytes after the header, or {@link #UNKNOWN} for an element written live. */
  long payloadBytes() {
    return payloadBytes;
  }

  /** Returns whether the current element of the cursor has room for another header. */
  static boolean follows(ByteCursor in) {
    return in.remaining() >= 2;
  }

  /**
   * Reads the header that starts here.
   *
   * @throws MediaException.Malformed when it is no EBML header
   */
  void read(ByteCursor in) {
    in.nextBox();
    int first = in.u8("element ID");
    int length = Integer.numberOfLeadingZeros(first) - 23;
    if (length > MAX_ID_BYTES) {
      throw in.malformed("element ID", "1 to 4 bytes", "more", in.position() - 1);
    }
    id = first;
    for (int i = 1; i < length; i++) {
      id = id << 8 | in.u8("element ID");
    }
    payloadBytes = number(in, "element size");
  }

  /**
   * Reads the header that may start here; false when it is none of this ID, or longer than what is
   * left.
   *
   * @param wanted an ID of four bytes
   */
  boolean readIf(ByteCursor in, int wanted) {
    in.nextBox();
    if (in.remaining() < 4 + MAX_SIZE_BYTES || in.i32be("element ID") != wanted) {
      return false;
    }
    id = wanted;
    payloadBytes = number(in, "element size");
    return payloadBytes != UNKNOWN && payloadBytes <= in.remaining();
  }

  /** Reads a number of 1 to 8 bytes; {@link #UNKNOWN} when all its bits are set. */
  static long number(ByteCursor in, String field) {
    int first = in.u8(field);
    int length = Integer.numberOfLeadingZeros(first) - 23;
    if (length > MAX_SIZE_BYTES) {
      throw in.malformed(field, "1 to 8 bytes", "more", in.position() - 1);
    }
    long value = first & 0xFF >> length;
    for (int i = 1; i < length; i++) {
      value = value << 8 | in.u8(field);
    }
    return value == (1L << 7 * length) - 1 ? UNKNOWN : value;
  }

  /** Goes into the element that was read last, whose length must be known and fit. */
  long enter(ByteCursor in, String name) {
    if (payloadBytes == UNKNOWN) {
      throw in.malformed(name + " size", "a known one", "unknown");
    }
    return in.enter(payloadBytes, name);
  }

  /** Reads the whole current element as an unsigned integer; past 2^63-1 it comes back negative. */
  static long unsigned(ByteCursor in, String field) {
    if (in.remaining() > 8) {
      throw in.malformed(field + " size", "0..8", in.remaining());
    }
    long value = 0;
    while (in.remaining() > 0) {
      value = value << 8 | in.u8(field);
    }
    return value;
  }

  /** Reads the whole current element as a floating-point number, which may be NaN or infinite. */
  static double floating(ByteCursor in, String field) {
    if (in.remaining() == 0) {
      return 0;
    }
    if (in.remaining() == 4) {
      return Float.intBitsToFloat(in.i32be(field));
    }
    if (in.remaining() == 8) {
      return Double.longBitsToDouble(in.i64be(field));
    }
    throw in.malformed(field + " size", "0, 4 or 8", in.remaining());
  }

  /** Reads the current element as text, at most so many bytes of it, up to the first zero byte. */
  static String text(ByteCursor in, int maxBytes, String field) {
    byte[] bytes = in.bytes((int) Math.min(maxBytes, in.remaining()), field);
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
