package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;

/**
 * The header of one ISO base media box (ISO/IEC 14496-12, 4.2): its type and the length of what
 * follows. One instance is read again and again, so copy what must outlive the next read. Not safe
 * to share.
 */
final class IsoBox {
  private static final int HEADER_BYTES = 8;

  private int type;
  private long payloadBytes;

  /** Returns the four characters as a big-endian number. */
  int type() {
    return type;
  }

  /**
   * Returns the bytes after the header; not checked against the parent, which {@code enter} does.
   */
  long payloadBytes() {
    return payloadBytes;
  }

  /** Returns whether the current box of the cursor has room for another header. */
  static boolean follows(ByteCursor in) {
    return in.remaining() >= HEADER_BYTES;
  }

  /**
   * Reads the header that starts here.
   *
   * @throws MediaException.Malformed when the box is shorter than its own header
   */
  void read(ByteCursor in) {
    in.nextBox();
    long at = in.position();
    long size = in.u32be("box size");
    type = in.i32be("box type");
    // 0: to the end of the file, or of the parent. 1: the length follows in 64 bits.
    if (size == 0) {
      size = in.end() - at;
    } else if (size == 1) {
      size = in.i64be("box size");
    }
    long header = in.position() - at;
    if (size < header) {
      throw in.malformed(
          name(type) + " size", "at least " + header, Long.toUnsignedString(size), at);
    }
    payloadBytes = size - header;
  }

  /**
   * Reads the header that starts here, goes into the box and returns where its parent ends, for
   * {@link ByteCursor#leave}.
   *
   * @throws MediaException.Malformed when the box is shorter than its own header, or reaches past
   *     its parent
   */
  long enter(ByteCursor in) {
    long at = in.position();
    read(in);
    if (payloadBytes > in.remaining()) {
      long most = in.end() - at;
      long size = in.position() - at + payloadBytes;
      throw in.malformed(name(type) + " size", "at most " + most, Long.toUnsignedString(size), at);
    }
    return in.enter(payloadBytes, "box");
  }

  /** Reads a full box's version (4.2) and passes over its flags. */
  static int version(ByteCursor in) {
    return in.i32be("box version") >>> 24;
  }

  /** Returns a type as text for messages; a byte that is no letter, digit or blank becomes ?. */
  static String name(int type) {
    char[] text = new char[4];
    for (int i = 0; i < 4; i++) {
      char c = (char) (type >>> 24 - 8 * i & 0xFF);
      boolean plain = c == ' ' || c == '-' || c == '.' || isAsciiLetterOrDigit(c);
      text[i] = plain ? c : '?';
    }
    return new String(text);
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }
}
