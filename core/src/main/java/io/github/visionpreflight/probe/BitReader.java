package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;

/**
 * Reads bits of a few bytes, the highest bit of each first. In the payload of an H.264 or HEVC unit
 * a 3 after two zero bytes is no data but keeps start codes apart, and is passed over. Not safe to
 * share.
 */
final class BitReader {
  private final byte[] bytes;
  private final int endBits;
  private final boolean escaped;
  private final String format;
  private int at;

  private BitReader(String format, byte[] bytes, int from, int to, boolean escaped) {
    this.format = format;
    this.bytes = bytes;
    this.at = from * 8;
    this.endBits = to * 8;
    this.escaped = escaped;
  }

  /** Returns a reader of plain bits. */
  static BitReader plain(String format, byte[] bytes, int from, int to) {
    return new BitReader(format, bytes, from, to, false);
  }

  /** Returns a reader of the bits of an H.264 or HEVC unit. */
  static BitReader unit(String format, byte[] bytes, int from, int to) {
    return new BitReader(format, bytes, from, to, true);
  }

  /**
   * Returns the next bit.
   *
   * @throws MediaException.Malformed when there is none
   */
  int bit() {
    if (escaped && (at & 7) == 0 && isEscape(at >> 3)) {
      at += 8;
    }
    if (at >= endBits) {
      throw new MediaException.Malformed(format + ": expected more bits, got the end");
    }
    int bit = bytes[at >> 3] >> 7 - (at & 7) & 1;
    at++;
    return bit;
  }

  private boolean isEscape(int index) {
    return index >= 2
        && index * 8 < endBits
        && bytes[index] == 3
        && bytes[index - 1] == 0
        && bytes[index - 2] == 0;
  }

  /** Returns up to 32 bits as an unsigned number. */
  long bits(int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  void skip(int count) {
    for (int i = 0; i < count; i++) {
      bit();
    }
  }

  /** Returns an unsigned Exp-Golomb number (ITU-T H.264, 9.1), 0 to 2^32-2. */
  long unsigned() {
    int zeros = 0;
    while (bit() == 0) {
      if (++zeros > 32) {
        throw new MediaException.Malformed(
            format + ": expected an Exp-Golomb number of at most 65 bits, got a longer one");
      }
    }
    return (1L << zeros) - 1 + bits(zeros);
  }

  /** Returns a signed Exp-Golomb number. */
  long signed() {
    long code = unsigned();
    return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
  }
}
