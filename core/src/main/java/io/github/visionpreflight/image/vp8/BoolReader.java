package io.github.visionpreflight.image.vp8;

/** The arithmetic decoder of RFC 6386, section 7, over a part of an array. */
final class BoolReader {
  private static final int EVEN = 128;

  private final byte[] data;
  private final int end;
  private int at;
  private long value;

  /** How many bits of the value lie below the eight that are compared. */
  private int spare = -8;

  private int range = 255;
  private boolean overrun;

  BoolReader(byte[] data, int from, int to) {
    this.data = data;
    this.at = from;
    this.end = to;
  }

  /** Returns whether more was asked for than there is. */
  boolean overrun() {
    return overrun;
  }

  /** Returns a bit that is 0 with the probability given in 256ths. */
  int bit(int probability) {
    if (spare < 0) {
      load();
    }
    int split = 1 + ((range - 1) * probability >> 8);
    long bound = (long) split << spare;
    int bit = value >= bound ? 1 : 0;
    if (bit == 1) {
      value -= bound;
      range -= split;
    } else {
      range = split;
    }
    int shift = Integer.numberOfLeadingZeros(range) - 24;
    range <<= shift;
    spare -= shift;
    return bit;
  }

  boolean flag() {
    return bit(EVEN) == 1;
  }

  int literal(int bits) {
    int result = 0;
    for (int i = 0; i < bits; i++) {
      result = result << 1 | bit(EVEN);
    }
    return result;
  }

  /** Returns a magnitude with the sign behind it. */
  int signed(int bits) {
    int magnitude = literal(bits);
    return flag() ? -magnitude : magnitude;
  }

  /** Returns a signed number that may be left out, which means 0. */
  int optional(int bits) {
    return flag() ? signed(bits) : 0;
  }

  private void load() {
    if (end - at >= 4) {
      long next = (data[at] & 0xFFL) << 24 | (data[at + 1] & 0xFF) << 16;
      value = value << 32 | next | (data[at + 2] & 0xFF) << 8 | data[at + 3] & 0xFF;
      at += 4;
      spare += 32;
      return;
    }
    overrun |= at >= end;
    value = value << 8 | (at < end ? data[at++] & 0xFF : 0);
    spare += 8;
  }
}
