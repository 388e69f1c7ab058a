package io.github.visionpreflight.image.zlib;

/**
 * The symbols of deflate (RFC 1951, section 3.2.5): which one stands for a length or a distance,
 * and how many bits follow it.
 */
final class Alphabet {
  static final int LONGEST_MATCH = 258;
  static final int WINDOW = 1 << 15;
  static final int END_OF_BLOCK = 256;
  static final int LITERALS = 286;
  static final int DISTANCES = 30;

  /** The order in which a block lists the code lengths of its code lengths (section 3.2.7). */
  static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

  private static final int[] LENGTH_BASE = new int[29];
  private static final byte[] LENGTH_SYMBOL = new byte[LONGEST_MATCH + 1];
  private static final int[] DISTANCE_BASE = new int[DISTANCES];

  /** By distance - 1 up to 256, then by its upper bits. */
  private static final byte[] DISTANCE_SYMBOL = new byte[512];

  static {
    for (int i = 0, base = 3; i < 28; base += 1 << lengthBits(i), i++) {
      LENGTH_BASE[i] = base;
    }
    LENGTH_BASE[28] = LONGEST_MATCH;
    for (int i = 0, base = 1; i < DISTANCES; base += 1 << distanceBits(i), i++) {
      DISTANCE_BASE[i] = base;
    }
    for (int length = 3, i = 0; length <= LONGEST_MATCH; length++) {
      i += i < 28 && length >= LENGTH_BASE[i + 1] ? 1 : 0;
      LENGTH_SYMBOL[length] = (byte) i;
    }
    for (int distance = 1, i = 0; distance <= WINDOW; distance++) {
      i += i < DISTANCES - 1 && distance >= DISTANCE_BASE[i + 1] ? 1 : 0;
      DISTANCE_SYMBOL[slot(distance)] = (byte) i;
    }
  }

  private Alphabet() {}

  private static int slot(int distance) {
    return distance <= 256 ? distance - 1 : 256 + (distance - 1 >> 7);
  }

  /** Returns which of the 29 symbols of lengths stands for the length, 3 to 258. */
  static int lengthSymbol(int length) {
    return LENGTH_SYMBOL[length];
  }

  static int lengthBase(int symbol) {
    return LENGTH_BASE[symbol];
  }

  static int lengthBits(int symbol) {
    return symbol < 8 || symbol == 28 ? 0 : symbol / 4 - 1;
  }

  /** Returns which of the 30 symbols of distances stands for the distance, 1 to 32768. */
  static int distanceSymbol(int distance) {
    return DISTANCE_SYMBOL[slot(distance)];
  }

  static int distanceBase(int symbol) {
    return DISTANCE_BASE[symbol];
  }

  static int distanceBits(int symbol) {
    return symbol < 4 ? 0 : symbol / 2 - 1;
  }
}
