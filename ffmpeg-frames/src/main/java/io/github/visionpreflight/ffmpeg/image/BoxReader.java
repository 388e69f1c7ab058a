package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import java.nio.charset.StandardCharsets;

/**
 * Reads the content of one box of a file in memory (ISO/IEC 14496-12, 4.2), never past its end.
 * Used by one thread.
 */
final class BoxReader {
  private static final int HEADER_BYTES = 8;

  private final byte[] data;
  private final int end;
  private final Count count;
  private int at;

  /** How many boxes and entries may still come; shared by all readers of a file. */
  private static final class Count {
    private final int most;
    private int seen;

    Count(int most) {
      this.most = most;
    }
  }

  /** A box: what it is, and a reader of what it holds. */
  record Box(int type, BoxReader content) {
    boolean is(String fourCharacters) {
      return type == fourcc(fourCharacters);
    }
  }

  private BoxReader(byte[] data, int from, int end, Count count) {
    this.data = data;
    this.at = from;
    this.end = end;
    this.count = count;
  }

  /** Returns a reader of the whole file. */
  static BoxReader of(byte[] file, ReadLimits limits) {
    return new BoxReader(file, 0, file.length, new Count(limits.maxBoxes()));
  }

  /** Returns a reader of bytes that hold no boxes. */
  static BoxReader over(byte[] bytes) {
    return new BoxReader(bytes, 0, bytes.length, new Count(0));
  }

  /** Returns a type as the number that files hold. */
  static int fourcc(String characters) {
    byte[] b = characters.getBytes(StandardCharsets.US_ASCII);
    return b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3];
  }

  /** Returns the four characters of a type, as far as they can be printed. */
  static String name(int type) {
    byte[] b = {(byte) (type >> 24), (byte) (type >> 16), (byte) (type >> 8), (byte) type};
    return new String(b, StandardCharsets.US_ASCII).replaceAll("[^ -~]", "?");
  }

  /** Returns whether another box fits. */
  boolean hasBox() {
    return end - at >= HEADER_BYTES;
  }

  /** Returns the next box and stands behind it. A length of 0 reaches to the end of the parent. */
  Box box() {
    step();
    int start = at;
    long length = u32("box length");
    int type = i32("box type");
    if (length == 1) {
      length = number(8, "box length");
    } else if (length == 0) {
      length = (long) end - start;
    }
    if (length < at - start || length > end - start) {
      throw malformed("length of box " + name(type), "within its parent", length, start);
    }
    BoxReader content = new BoxReader(data, at, start + (int) length, count);
    at = start + (int) length;
    return new Box(type, content);
  }

  /**
   * Counts one more box or entry of a table.
   *
   * @throws MediaException.Limit when there are more than {@code maxBoxes}
   */
  void step() {
    if (++count.seen > count.most) {
      throw new MediaException.Limit(
          "HEIF boxes: expected at most " + count.most + ", got more (offset " + at + ")");
    }
  }

  int remaining() {
    return end - at;
  }

  int position() {
    return at;
  }

  /** Returns a reader of the same content that starts where this one stands. */
  BoxReader copy() {
    return new BoxReader(data, at, end, count);
  }

  int u8(String field) {
    need(1, field);
    return data[at++] & 0xFF;
  }

  int u16(String field) {
    return u8(field) << 8 | u8(field);
  }

  int i32(String field) {
    return u16(field) << 16 | u16(field);
  }

  long u32(String field) {
    return i32(field) & 0xFFFFFFFFL;
  }

  /**
   * Returns an unsigned number of 0, 4 or 8 bytes.
   *
   * @throws MediaException.Malformed when it does not fit into 63 bits
   */
  long number(int bytes, String field) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | u8(field);
    }
    if (value < 0) {
      throw malformed(field, "at most 63 bits", Long.toUnsignedString(value), at - bytes);
    }
    return value;
  }

  /** Returns an item's number: 16 bits in the first version of a box, 32 in later ones. */
  long item(boolean wide, String field) {
    return wide ? u32(field) : u16(field);
  }

  void skip(int bytes, String field) {
    need(bytes, field);
    at += bytes;
  }

  /** Passes over text that ends with a zero. */
  void skipText(String field) {
    while (u8(field) != 0) {
      // Nothing here is wanted.
    }
  }

  /** Returns what is left. */
  byte[] rest() {
    byte[] rest = new byte[remaining()];
    System.arraycopy(data, at, rest, 0, rest.length);
    at = end;
    return rest;
  }

  private void need(int bytes, String field) {
    if (bytes > end - at) {
      throw malformed(field, bytes + " bytes", end - at, at);
    }
  }

  MediaException.Malformed malformed(String field, Object expected, Object got) {
    return malformed(field, expected, got, at);
  }

  private static MediaException.Malformed malformed(
      String field, Object expected, Object got, int offset) {
    return new MediaException.Malformed(
        "HEIF " + field + ": expected " + expected + ", got " + got + " (offset " + offset + ")");
  }
}
