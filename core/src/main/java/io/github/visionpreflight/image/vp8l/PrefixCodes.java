package io.github.visionpreflight.image.vp8l;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The prefix codes of a picture (RFC 9649, section 3.7.2) as tables for look-ups, five to a group:
 * green with lengths and cached colours, red, blue, alpha, distance.
 *
 * <p>A code's table is indexed by the next bits, 8 at most and no more than its longest word has;
 * an entry is {@code symbol << 4 | bits}. Longer words lead on: {@code ~(place << 4 | bits)} names
 * a second table, counted from the start of the first, and how many more bits index it. A code of
 * one symbol is a table of one entry that takes no bits.
 */
final class PrefixCodes {
  static final int CODES = 5;
  static final int GREEN = 0;
  static final int RED = 1;
  static final int BLUE = 2;
  static final int ALPHA = 3;
  static final int DISTANCE = 4;

  static final int LITERALS = 256;
  static final int LENGTHS = 24;
  private static final int DISTANCES = 40;

  /** Where an entry's symbol begins; below are the bits to take. */
  static final int SYMBOL = 4;

  static final int LENGTH_MASK = 15;

  private static final int ROOT_BITS = 8;
  private static final int ROOT_MASK = 255;
  private static final int LONGEST = 15;
  private static final int[] LENGTH_ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };
  private static final int REPEAT = 16;
  private static final int FIRST_REPEATED = 8;

  /** 64 MB. libwebp writes 2,600 groups at most, whose tables cannot take more than 42. */
  private static final int MOST_ENTRIES = 1 << 24;

  private final BitReader bits;
  private final Deadline deadline;
  private final int[] lengths;
  private final int[] next = new int[LONGEST + 2];

  /** Of each root entry, how many more bits its longest word has. */
  private final int[] beyond = new int[1 << ROOT_BITS];

  /** Where each code's table starts, and the mask of the bits that index it. */
  final int[] starts;

  final int[] masks;
  int[] tables = new int[4096];
  private int used;
  private int end;

  /**
   * @param groups how many are kept
   * @param cacheSize how many colours the cache holds, or 0
   */
  PrefixCodes(BitReader bits, int groups, int cacheSize, Deadline deadline) {
    this.bits = bits;
    this.deadline = deadline;
    this.lengths = new int[LITERALS + LENGTHS + cacheSize];
    this.starts = new int[groups * CODES];
    this.masks = new int[groups * CODES];
  }

  /** Reads as many groups as there are members up to the last, and keeps those of the members. */
  void read(BitSet members) {
    int kept = 0;
    for (int group = 0; group < members.length(); group++) {
      deadline.check("VP8L prefix codes");
      int before = used;
      for (int code = 0; code < CODES; code++) {
        starts[kept * CODES + code] = used;
        masks[kept * CODES + code] = readCode(alphabet(code));
        used = end;
      }
      bits.requireInside("prefix codes");
      if (members.get(group)) {
        kept++;
      } else {
        used = before;
      }
    }
  }

  private int alphabet(int code) {
    return code == GREEN ? lengths.length : code == DISTANCE ? DISTANCES : LITERALS;
  }

  /** Returns how many groups are kept. */
  int groups() {
    return starts.length / CODES;
  }

  /** Returns the only symbol of a code; -1 when it has more. */
  int only(int group, int code) {
    int i = group * CODES + code;
    return masks[i] == 0 ? tables[starts[i]] >> SYMBOL : -1;
  }

  /** Returns the entry of the word that the bits begin with. */
  static int look(int[] tables, int start, int mask, long bits) {
    int entry = tables[start + ((int) bits & mask)];
    if (entry >= 0) {
      return entry;
    }
    int lead = ~entry;
    int index = (int) (bits >>> ROOT_BITS) & (1 << (lead & LENGTH_MASK)) - 1;
    return tables[start + (lead >> SYMBOL) + index];
  }

  private int readCode(int alphabet) {
    Arrays.fill(lengths, 0, alphabet, 0);
    if (bits.flag()) {
      readSimple(alphabet);
    } else {
      readLengths(alphabet);
    }
    return build(lengths, alphabet);
  }

  private void readSimple(int alphabet) {
    boolean two = bits.flag();
    int first = bits.read(bits.flag() ? 8 : 1);
    int second = two ? bits.read(8) : first;
    int most = Math.max(first, second);
    if (most >= alphabet) {
      throw bits.malformed("symbol", "less than " + alphabet, most);
    }
    lengths[first] = 1;
    lengths[second] = 1;
  }

  private void readLengths(int alphabet) {
    int count = 4 + bits.read(4);
    int[] ofLengths = new int[LENGTH_ORDER.length];
    for (int i = 0; i < count; i++) {
      ofLengths[LENGTH_ORDER[i]] = bits.read(3);
    }
    int mask = build(ofLengths, ofLengths.length);
    int tokens = bits.flag() ? 2 + bits.read(2 + 2 * bits.read(3)) : alphabet;
    if (tokens > alphabet) {
      throw bits.malformed("code lengths", "at most " + alphabet, tokens);
    }
    int repeated = FIRST_REPEATED;
    for (int symbol = 0; symbol < alphabet && tokens > 0; tokens--) {
      int entry = look(tables, used, mask, bits.peek(bits.position));
      bits.position += entry & LENGTH_MASK;
      int length = entry >> SYMBOL;
      if (length < REPEAT) {
        lengths[symbol++] = length;
        repeated = length == 0 ? repeated : length;
      } else {
        symbol = repeat(length, symbol, alphabet, repeated);
      }
    }
  }

  private int repeat(int token, int symbol, int alphabet, int repeated) {
    int count =
        switch (token) {
          case REPEAT -> 3 + bits.read(2);
          case REPEAT + 1 -> 3 + bits.read(3);
          default -> 11 + bits.read(7);
        };
    if (count > alphabet - symbol) {
      throw bits.malformed("repeated code length", "at most " + (alphabet - symbol), count);
    }
    Arrays.fill(lengths, symbol, symbol + count, token == REPEAT ? repeated : 0);
    return symbol + count;
  }

  /**
   * Makes the table of a canonical code from the lengths of its words, behind those in use, and
   * returns its mask.
   */
  private int build(int[] lengths, int alphabet) {
    Arrays.fill(next, 0);
    int symbols = 0;
    int last = 0;
    int most = 0;
    for (int i = 0; i < alphabet; i++) {
      if (lengths[i] > 0) {
        next[lengths[i] + 1]++;
        most = Math.max(most, lengths[i]);
        last = i;
        symbols++;
      }
    }
    int root = symbols == 1 ? 0 : Math.min(ROOT_BITS, most);
    end = used + (1 << root);
    if (symbols == 1) {
      reserve();
      tables[used] = last << SYMBOL;
      return 0;
    }
    startWords(most);
    if (most > ROOT_BITS) {
      measureSecondTables(lengths, alphabet);
    }
    reserve();
    if (most > ROOT_BITS) {
      openSecondTables();
    }
    fill(lengths, alphabet, root);
    return (1 << root) - 1;
  }

  /** Turns counts into the first word of each length, and checks that all words are taken. */
  private void startWords(int most) {
    int word = 0;
    for (int length = 1; length <= most; length++) {
      word = word + next[length] << 1;
      next[length] = word;
    }
    if (word + next[most + 1] != 1 << most) {
      throw bits.malformed("prefix code", "all words in use once", "more or fewer symbols");
    }
  }

  private void measureSecondTables(int[] lengths, int alphabet) {
    int[] words = next.clone();
    Arrays.fill(beyond, 0);
    for (int i = 0; i < alphabet; i++) {
      int length = lengths[i];
      int word = reversed(words[length]++, length);
      if (length > ROOT_BITS) {
        int prefix = word & ROOT_MASK;
        beyond[prefix] = Math.max(beyond[prefix], length - ROOT_BITS);
      }
    }
    for (int more : beyond) {
      end += more == 0 ? 0 : 1 << more;
    }
  }

  private void openSecondTables() {
    int place = 1 << ROOT_BITS;
    for (int prefix = 0; prefix < beyond.length; prefix++) {
      if (beyond[prefix] > 0) {
        tables[used + prefix] = ~(place << SYMBOL | beyond[prefix]);
        place += 1 << beyond[prefix];
      }
    }
  }

  private void reserve() {
    if (end > MOST_ENTRIES) {
      throw new MediaException.Limit(
          "VP8L prefix codes: expected at most " + MOST_ENTRIES + " entries of tables, got more");
    }
    if (end > tables.length) {
      tables = Arrays.copyOf(tables, Math.min(MOST_ENTRIES, Math.max(end, 2 * used)));
    }
  }

  private void fill(int[] lengths, int alphabet, int root) {
    for (int i = 0; i < alphabet; i++) {
      int length = lengths[i];
      if (length == 0) {
        continue;
      }
      int word = reversed(next[length]++, length);
      int start = used;
      int size = root;
      int taken = length;
      if (length > root) {
        int lead = ~tables[used + (word & ROOT_MASK)];
        start += lead >> SYMBOL;
        size = lead & LENGTH_MASK;
        taken -= root;
        word >>>= root;
      }
      for (int j = word; j < 1 << size; j += 1 << taken) {
        tables[start + j] = i << SYMBOL | length;
      }
    }
  }

  /** Returns the bits of a word in the order in which they are read, the first one lowest. */
  private static int reversed(int word, int length) {
    return length == 0 ? 0 : Integer.reverse(word) >>> Integer.SIZE - length;
  }
}
