package io.github.visionpreflight.image.planar;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The best Huffman code of at most 16 bits for symbols of known frequency (T.81, annex K.2), as a
 * table segment and ready to write.
 */
final class HuffmanCode {
  private static final int LONGEST = 16;

  /** Never written: it takes the code of all ones, which T.81 forbids. */
  private static final int RESERVED = 256;

  private final int[] counts = new int[LONGEST + 1];
  private final byte[] symbols;
  private final int[] words = new int[256];

  private HuffmanCode(int[] lengths) {
    int[] order = inOrder(lengths);
    symbols = new byte[order.length];
    int code = 0;
    int before = 0;
    for (int i = 0; i < order.length; i++) {
      int length = lengths[order[i]];
      code <<= length - before;
      before = length;
      counts[length]++;
      symbols[i] = (byte) order[i];
      int size = order[i] & 15;
      words[order[i]] = code++ << size + 5 | length + size;
    }
  }

  private static int[] inOrder(int[] lengths) {
    return IntStream.range(0, RESERVED)
        .filter(s -> lengths[s] > 0)
        .boxed()
        .sorted(Comparator.comparingInt(s -> lengths[s]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Returns the code for symbols 0 to 255 that occur as often as {@code frequencies} says. */
  static HuffmanCode of(int[] frequencies) {
    long[] weights = new long[RESERVED + 1];
    for (int s = 0; s < RESERVED; s++) {
      weights[s] = frequencies[s];
    }
    weights[RESERVED] = 1;
    int[] lengths = lengths(weights);
    while (Arrays.stream(lengths).max().orElse(0) > LONGEST) {
      flatten(weights);
      lengths = lengths(weights);
    }
    giveLongest(lengths);
    return new HuffmanCode(lengths);
  }

  /** Frequencies nearer to each other make a shallower tree. */
  private static void flatten(long[] weights) {
    for (int s = 0; s < weights.length; s++) {
      weights[s] = (weights[s] + 1) / 2;
    }
  }

  /** Lets the reserved symbol have one of the longest codes, of which it then takes the last. */
  private static void giveLongest(int[] lengths) {
    int longest = RESERVED;
    for (int s = 0; s < RESERVED; s++) {
      longest = lengths[s] > lengths[longest] ? s : longest;
    }
    int length = lengths[longest];
    lengths[longest] = lengths[RESERVED];
    lengths[RESERVED] = length;
  }

  /** Joins the two rarest trees until one is left, and counts how deep each symbol went. */
  private static int[] lengths(long[] weights) {
    int[] lengths = new int[weights.length];
    int[] tree = new int[weights.length];
    long[] sums = weights.clone();
    Arrays.setAll(tree, s -> s);
    while (true) {
      int one = rarest(sums, -1);
      int two = rarest(sums, one);
      if (two < 0) {
        return lengths;
      }
      for (int s = 0; s < tree.length; s++) {
        if (tree[s] == one || tree[s] == two) {
          tree[s] = one;
          lengths[s] += weights[s] > 0 ? 1 : 0;
        }
      }
      sums[one] += sums[two];
      sums[two] = 0;
    }
  }

  private static int rarest(long[] sums, int except) {
    int least = -1;
    for (int s = 0; s < sums.length; s++) {
      if (s != except && sums[s] > 0 && (least < 0 || sums[s] <= sums[least])) {
        least = s;
      }
    }
    return least;
  }

  /**
   * Returns for each symbol code × 2^(size + 5) + length + size, where the size, of which the code
   * leaves room for the bits, is in the symbol's four lowest; 0 for a symbol that does not occur.
   */
  int[] withBits() {
    return words;
  }

  /** Returns how many codes have each length, 1 to 16. */
  int count(int length) {
    return counts[length];
  }

  /** Returns the symbols in order of their codes. */
  byte[] symbols() {
    return symbols;
  }
}
