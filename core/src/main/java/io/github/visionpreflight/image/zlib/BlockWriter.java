package io.github.visionpreflight.image.zlib;

import java.util.Arrays;

/**
 * Writes blocks (RFC 1951, section 3.2.3) in the shortest of their three kinds. A token is a
 * literal byte, or a match as distance × 512 + length. Not safe to share.
 */
final class BlockWriter {
  static final int MOST_TOKENS = 1 << 14;
  static final int DISTANCE_SHIFT = 9;
  private static final int LENGTH_MASK = (1 << DISTANCE_SHIFT) - 1;
  private static final int STORED_MOST = 65535;
  private static final int STORED = 0;
  private static final int FIXED = 1;
  private static final int DYNAMIC = 2;
  private static final PrefixCode FIXED_LITERALS = fixedLiterals();
  private static final PrefixCode FIXED_DISTANCES = fixedDistances();

  private final BitSink out;
  private final int[] tokens = new int[MOST_TOKENS];
  private final int[] literalCounts = new int[Alphabet.LITERALS];
  private final int[] distanceCounts = new int[Alphabet.DISTANCES];
  private final PrefixCode literals = new PrefixCode(Alphabet.LITERALS, 15);
  private final PrefixCode distances = new PrefixCode(Alphabet.DISTANCES, 15);
  private final CodeLengths header = new CodeLengths();

  /** Bits of a literal or a match's length × 32 + how many there are. */
  private final int[] words = new int[Alphabet.END_OF_BLOCK + 1 + Alphabet.LONGEST_MATCH + 1];

  private int count;

  BlockWriter(BitSink out) {
    this.out = out;
  }

  private static PrefixCode fixedLiterals() {
    int[] lengths = new int[288];
    Arrays.fill(lengths, 0, 144, 8);
    Arrays.fill(lengths, 144, 256, 9);
    Arrays.fill(lengths, 256, 280, 7);
    Arrays.fill(lengths, 280, 288, 8);
    PrefixCode code = new PrefixCode(288, 15);
    code.take(lengths);
    return code;
  }

  private static PrefixCode fixedDistances() {
    int[] lengths = new int[Alphabet.DISTANCES];
    Arrays.fill(lengths, 5);
    PrefixCode code = new PrefixCode(Alphabet.DISTANCES, 15);
    code.take(lengths);
    return code;
  }

  /** Returns whether no other token has room in this block. */
  boolean isFull() {
    return count == MOST_TOKENS;
  }

  boolean hasRoomForTwo() {
    return count < MOST_TOKENS - 1;
  }

  void literal(int value) {
    tokens[count++] = value;
    literalCounts[value]++;
  }

  void match(int length, int distance) {
    tokens[count++] = distance << DISTANCE_SHIFT | length;
    literalCounts[Alphabet.END_OF_BLOCK + 1 + Alphabet.lengthSymbol(length)]++;
    distanceCounts[Alphabet.distanceSymbol(distance)]++;
  }

  /** Ends the block, whose tokens stand for the bytes given. */
  void finish(byte[] raw, int from, int to, boolean last) {
    literalCounts[Alphabet.END_OF_BLOCK]++;
    literals.make(literalCounts);
    distances.make(distanceCounts);
    header.make(literals.lengths(), distances.lengths());
    long dynamic = 3 + header.bits() + bits(literals, distances);
    long fixed = 3 + bits(FIXED_LITERALS, FIXED_DISTANCES);
    long stored = 8L * (to - from) + 40L * (1 + (to - from) / STORED_MOST);
    if (stored <= Math.min(dynamic, fixed)) {
      stored(raw, from, to, last);
    } else {
      out.reserve((int) (Math.min(dynamic, fixed) >>> 3) + 8);
      coded(dynamic < fixed, last);
    }
    count = 0;
    Arrays.fill(literalCounts, 0);
    Arrays.fill(distanceCounts, 0);
  }

  private long bits(PrefixCode literal, PrefixCode distance) {
    long sum = 0;
    for (int s = 0; s < literalCounts.length; s++) {
      int extra = s > 256 ? Alphabet.lengthBits(s - 257) : 0;
      sum += (long) literalCounts[s] * (literal.lengths()[s] + extra);
    }
    for (int s = 0; s < distanceCounts.length; s++) {
      sum += (long) distanceCounts[s] * (distance.lengths()[s] + Alphabet.distanceBits(s));
    }
    return sum;
  }

  private void stored(byte[] raw, int from, int to, boolean last) {
    int at = from;
    do {
      int n = Math.min(STORED_MOST, to - at);
      out.reserve(16);
      out.put((last && at + n == to ? 1 : 0) | STORED << 1, 3);
      out.align();
      out.put(n | (long) (~n & 0xFFFF) << 16, 32);
      out.put(raw, at, n);
      at += n;
    } while (at < to);
  }

  private void coded(boolean dynamic, boolean last) {
    out.put((last ? 1 : 0) | (dynamic ? DYNAMIC : FIXED) << 1, 3);
    if (dynamic) {
      header.write(out);
    }
    PrefixCode literal = dynamic ? literals : FIXED_LITERALS;
    makeWords(literal);
    tokens(dynamic ? distances : FIXED_DISTANCES);
    out.put(literal.codes()[Alphabet.END_OF_BLOCK], literal.lengths()[Alphabet.END_OF_BLOCK]);
  }

  private void makeWords(PrefixCode literal) {
    for (int s = 0; s < 256; s++) {
      words[s] = literal.codes()[s] << 5 | literal.lengths()[s];
    }
    for (int length = 3; length <= Alphabet.LONGEST_MATCH; length++) {
      int symbol = Alphabet.lengthSymbol(length);
      int n = literal.lengths()[257 + symbol];
      int extra = length - Alphabet.lengthBase(symbol) << n;
      words[257 + length] =
          (literal.codes()[257 + symbol] | extra) << 5 | n + Alphabet.lengthBits(symbol);
    }
  }

  private void tokens(PrefixCode distance) {
    int[] codes = distance.codes();
    int[] lengths = distance.lengths();
    for (int i = 0; i < count; i++) {
      int token = tokens[i];
      if (token < 256) {
        out.put(words[token] >>> 5, words[token] & 31);
        continue;
      }
      int word = words[257 + (token & LENGTH_MASK)];
      int far = token >>> DISTANCE_SHIFT;
      int symbol = Alphabet.distanceSymbol(far);
      long bits = codes[symbol] | (long) (far - Alphabet.distanceBase(symbol)) << lengths[symbol];
      int n = word & 31;
      out.put(word >>> 5 | bits << n, n + lengths[symbol] + Alphabet.distanceBits(symbol));
    }
  }
}
