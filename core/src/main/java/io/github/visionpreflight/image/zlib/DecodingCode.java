package io.github.visionpreflight.image.zlib;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * A Huffman code as a table that answers for all codes up to some length; longer ones, which are
 * rare, are followed bit by bit. An answer is value × 65536 + extra bits × 256 + kind + length of
 * the code. Not safe to share; {@link #make} may be called again.
 */
final class DecodingCode {
  static final int LONGEST = 15;

  /** A shift by an answer is one by its length: Java looks at the lowest six bits. */
  static final int LENGTH_MASK = 63;

  static final int LITERAL = 64;
  static final int END = 128;
  static final int INVALID = 1 << 12;
  static final int EXTRA_SHIFT = 8;
  static final int EXTRA_MASK = 15;
  static final int VALUE_SHIFT = 16;
  private final int tableBits;
  private final int[] table;
  private final int[] meanings;
  private final int[] counts = new int[LONGEST + 1];
  private final int[] places = new int[LONGEST + 1];
  private final int[] sorted;

  private DecodingCode(int[] meanings, int tableBits) {
    this.meanings = meanings;
    this.tableBits = tableBits;
    this.table = new int[1 << tableBits];
    this.sorted = new int[meanings.length];
  }

  static DecodingCode ofLiterals() {
    int[] meanings = new int[288];
    Arrays.fill(meanings, INVALID);
    for (int s = 0; s < 256; s++) {
      meanings[s] = s << VALUE_SHIFT | LITERAL;
    }
    meanings[Alphabet.END_OF_BLOCK] = END;
    for (int i = 0; i < 29; i++) {
      meanings[257 + i] =
          Alphabet.lengthBase(i) << VALUE_SHIFT | Alphabet.lengthBits(i) << EXTRA_SHIFT;
    }
    return new DecodingCode(meanings, 11);
  }

  static DecodingCode ofDistances() {
    int[] meanings = new int[32];
    Arrays.fill(meanings, INVALID);
    for (int i = 0; i < Alphabet.DISTANCES; i++) {
      meanings[i] =
          Alphabet.distanceBase(i) << VALUE_SHIFT | Alphabet.distanceBits(i) << EXTRA_SHIFT;
    }
    return new DecodingCode(meanings, 9);
  }

  static DecodingCode ofLengths() {
    int[] meanings = new int[19];
    Arrays.setAll(meanings, s -> s << VALUE_SHIFT);
    return new DecodingCode(meanings, 7);
  }

  /** Returns answers by the lowest bits; 0 for codes that are longer, or none. */
  int[] table() {
    return table;
  }

  /**
   * Makes the code whose lengths, by symbol, begin at the offset.
   *
   * @param mayBeSingle whether one code of one bit, or no code at all, will do
   * @throws DataFormatException when the lengths are not those of a complete code
   */
  void make(int[] lengths, int from, int symbols, boolean mayBeSingle) throws DataFormatException {
    Arrays.fill(counts, 0);
    for (int s = 0; s < symbols; s++) {
      counts[lengths[from + s]]++;
    }
    requireComplete(symbols - counts[0], mayBeSingle);
    counts[0] = 0;
    places[0] = 0;
    for (int l = 1; l <= LONGEST; l++) {
      places[l] = places[l - 1] + counts[l - 1];
    }
    for (int s = 0; s < symbols; s++) {
      if (lengths[from + s] != 0) {
        sorted[places[lengths[from + s]]++] = s;
      }
    }
    fill();
  }

  private void requireComplete(int used, boolean mayBeSingle) throws DataFormatException {
    int left = 1;
    for (int l = 1; l <= LONGEST; l++) {
      left = 2 * left - counts[l];
      if (left < 0) {
        throw new DataFormatException("more codes than bits allow");
      }
    }
    if (left > 0 && !(mayBeSingle && used == counts[1])) {
      throw new DataFormatException("incomplete code");
    }
  }

  private void fill() {
    Arrays.fill(table, 0);
    int code = 0;
    for (int l = 1, i = 0; l <= tableBits; l++) {
      for (int left = counts[l]; left > 0; left--, code++) {
        int answer = meanings[sorted[i++]] | l;
        for (int at = Integer.reverse(code) >>> 32 - l; at < table.length; at += 1 << l) {
          table[at] = answer;
        }
      }
      code <<= 1;
    }
  }

  /** Returns the answer for a code of any length; 0 for none. */
  int follow(long bits) {
    int code = 0;
    int first = 0;
    int before = 0;
    for (int l = 1; l <= LONGEST; l++) {
      code |= (int) (bits >>> l - 1) & 1;
      if (code - first < counts[l]) {
        return meanings[sorted[before + code - first]] | l;
      }
      before += counts[l];
      first = first + counts[l] << 1;
      code <<= 1;
    }
    return 0;
  }
}
