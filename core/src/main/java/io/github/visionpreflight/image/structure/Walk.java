package io.github.visionpreflight.image.structure;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;

/** A position in a file in memory that only moves on, inside the file and inside the limits. */
final class Walk {
  private static final int PARTS_BETWEEN_CLOCKS = 256;

  final byte[] bytes;
  int at;

  private final String format;
  private final ReadLimits limits;
  private final Deadline deadline;
  private int parts;

  Walk(String format, byte[] bytes, ReadLimits limits, Deadline deadline) {
    this.format = format;
    this.bytes = bytes;
    this.limits = limits;
    this.deadline = deadline;
  }

  ReadLimits limits() {
    return limits;
  }

  int remaining() {
    return bytes.length - at;
  }

  /** Counts one more segment, chunk or block; every loop over such calls this once a round. */
  void nextPart() {
    if (++parts > limits.maxBoxes()) {
      throw limit("parts", limits.maxBoxes(), "more");
    }
    if (parts % PARTS_BETWEEN_CLOCKS == 0) {
      checkClock();
    }
  }

  /** Returns whether {@link #nextPart} may be called once more. */
  boolean hasPartLeft() {
    return parts < limits.maxBoxes();
  }

  void checkClock() {
    deadline.check(format + " structure");
  }

  int u8(String field) {
    need(1, field);
    return bytes[at++] & 0xFF;
  }

  int u16be(String field) {
    need(2, field);
    at += 2;
    return u16be(bytes, at - 2);
  }

  int u16le(String field) {
    need(2, field);
    at += 2;
    return u16le(bytes, at - 2);
  }

  long u32be(String field) {
    need(4, field);
    at += 4;
    return u32be(bytes, at - 4);
  }

  long u32le(String field) {
    need(4, field);
    at += 4;
    return u32le(bytes, at - 4);
  }

  void skip(long count, String field) {
    need(count, field);
    at += (int) count;
  }

  void need(long count, String field) {
    if (count > remaining()) {
      throw malformed(field, count + " bytes", remaining() + " before the end", at);
    }
  }

  /** Returns whether the file goes on with these bytes. */
  boolean startsWith(String ascii) {
    return startsWith(bytes, at, ascii);
  }

  MediaException.Malformed malformed(String field, Object expected, Object actual, long offset) {
    return new MediaException.Malformed(text(field, expected, actual, offset));
  }

  MediaException.Unsupported unsupported(String field, Object expected, Object actual) {
    return new MediaException.Unsupported(text(field, expected, actual, at));
  }

  MediaException.Limit limit(String field, long most, Object actual) {
    return new MediaException.Limit(text(field, "at most " + most, actual, at));
  }

  private String text(String field, Object expected, Object actual, long offset) {
    return format
        + " "
        + field
        + ": expected "
        + expected
        + ", got "
        + actual
        + " (offset "
        + offset
        + ")";
  }

  static boolean startsWith(byte[] bytes, int at, String ascii) {
    if (ascii.length() > bytes.length - at) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[at + i] != (byte) ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static int u16be(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
  }

  static int u16le(byte[] b, int at) {
    return (b[at + 1] & 0xFF) << 8 | b[at] & 0xFF;
  }

  static int u24le(byte[] b, int at) {
    return (b[at + 2] & 0xFF) << 16 | u16le(b, at);
  }

  static long u32be(byte[] b, int at) {
    return (long) u16be(b, at) << 16 | u16be(b, at + 2);
  }

  static long u32le(byte[] b, int at) {
    return (long) u16le(b, at + 2) << 16 | u16le(b, at);
  }
}
