package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;

/**
 * The header of one ISO base media box (ISO/IEC 14496-12, 4.2): its type and the length of what
 * follows. One instance is read again and again, so copy what must outlive the next read. Not safe
 * to share.
 */
final class IsoBox {
  private static final int HEADER_BYTES = 8;
  private static final int LARGE_HEADER_BYTES = 16;

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
    int header = HEADER_BYTES;
    if (size == 1) {
      size = in.i64be("box size");
      header = LARGE_HEADER_BYTES;
    }
    // 0: to the end of the file, or of the parent.
    payloadBytes = size == 0 ? in.remaining() : size - header;
    if (payloadBytes < 0) {
      throw in.malformed(
          name(type) + " size", "at least " + header, Long.toUnsignedString(size), at);
    }
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
