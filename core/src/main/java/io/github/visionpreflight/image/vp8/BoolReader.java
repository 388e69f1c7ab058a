package io.github.visionpreflight.image.vp8;

/** The arithmetic decoder of RFC 6386, section 7, over a part of an array. */
final class BoolReader {
  /** How many bits a loop may take before it has to call {@link #fill} again. */
  static final int AHEAD = 24;

  private static final int EVEN = 128;
  private static final int LEAST_SHIFT = 24;

  private final byte[] data;
  private final int end;
  private int at;

  /** What is compared, in the highest bits; a loop keeps it and the next two in local variables. */
  long value;

  /** How many bits of the value lie below the eight that are compared. */
  int spare = -8;

  int range = 255;

  /** How many bits of the value are not of the data. */
  private int made;

  BoolReader(byte[] data, int from, int to) {
    this.data = data;
    this.at = from;
    this.end = to;
  }

  /** Returns whether more was asked for than there is; a bit may ask for up to seven more. */
  boolean overrun() {
    return spare - made < -7;
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
    int shift = shift(range);
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

  /** Returns by how many bits a range is too small. */
  static int shift(int range) {
    return Integer.numberOfLeadingZeros(range) - LEAST_SHIFT;
  }

  /** Takes back what a loop has kept in local variables. */
  void store(long value, int spare, int range) {
    this.value = value;
    this.spare = spare;
    this.range = range;
  }

  /** Makes so many bits ready that the next {@link #AHEAD} can be taken without a look. */
  void fill() {
    while (spare < AHEAD) {
      load();
    }
  }

  private void load() {
    if (end - at >= 4) {
      long next = (data[at] & 0xFFL) << 24 | (data[at + 1] & 0xFF) << 16;
      value = value << 32 | next | (data[at + 2] & 0xFF) << 8 | data[at + 3] & 0xFF;
      at += 4;
      spare += 32;
      return;
    }
    made += at < end ? 0 : 8;
    value = value << 8 | (at < end ? data[at++] & 0xFF : 0);
    spare += 8;
  }
}
