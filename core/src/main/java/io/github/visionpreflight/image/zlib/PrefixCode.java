package io.github.visionpreflight.image.zlib;

import java.util.Arrays;

/**
 * A Huffman code of limited length for symbols of known frequency, in deflate's canonical order and
 * bit order (RFC 1951, section 3.2.2). There are always two codes or more: some decoders refuse
 * fewer. Not safe to share; {@link #make} may be called again.
 */
final class PrefixCode {
  private static final int SYMBOL_BITS = 9;

  private final int longest;
  private final int[] lengths;
  private final int[] codes;
  private final int[] sorted;
  private final int[] weights;
  private final int[] parents;
  private final int[] counts;

  PrefixCode(int symbols, int longest) {
    this.longest = longest;
    this.lengths = new int[symbols];
    this.codes = new int[symbols];
    this.sorted = new int[symbols];
    this.weights = new int[2 * symbols];
    this.parents = new int[2 * symbols];
    this.counts = new int[longest + 2];
  }

  /** Returns the code's lengths by symbol; 0 where it has no code. */
  int[] lengths() {
    return lengths;
  }

  /** Returns the codes by symbol, first bit lowest. */
  int[] codes() {
    return codes;
  }

  /** Makes the best code; frequencies below 2^22. */
  void make(int[] frequencies) {
    int used = sort(frequencies);
    join(used);
    countDepths(used);
    shorten();
    giveLengths(used);
    number();
  }

  /** Makes the code that belongs to the lengths. */
  void take(int[] known) {
    System.arraycopy(known, 0, lengths, 0, lengths.length);
    number();
  }

  private int sort(int[] frequencies) {
    int used = 0;
    for (int s = 0; s < lengths.length; s++) {
      if (frequencies[s] > 0) {
        sorted[used++] = frequencies[s] << SYMBOL_BITS | s;
      }
    }
    for (int s = 0; used < 2; s++) {
      if (frequencies[s] == 0) {
        sorted[used++] = 1 << SYMBOL_BITS | s;
      }
    }
    Arrays.sort(sorted, 0, used);
    return used;
  }

  /** Joins the two lightest trees until one is left: leaves are in order, and so are joints. */
  private void join(int used) {
    for (int i = 0; i < used; i++) {
      weights[i] = sorted[i] >>> SYMBOL_BITS;
    }
    int leaf = 0;
    int joint = used;
    for (int next = used; next < 2 * used - 1; next++) {
      weights[next] = 0;
      for (int k = 0; k < 2; k++) {
        boolean isLeaf = leaf < used && (joint >= next || weights[leaf] <= weights[joint]);
        int lightest = isLeaf ? leaf++ : joint++;
        weights[next] += weights[lightest];
        parents[lightest] = next;
      }
    }
  }

  private void countDepths(int used) {
    Arrays.fill(counts, 0);
    int root = 2 * used - 2;
    weights[root] = 0;
    for (int i = root - 1; i >= 0; i--) {
      weights[i] = weights[parents[i]] + 1;
      if (i < used) {
        counts[Math.min(weights[i], longest)]++;
      }
    }
  }

  /** Makes room for codes that were cut to the longest allowed by lengthening shorter ones. */
  private void shorten() {
    int room = 1 << longest;
    for (int l = 1; l <= longest; l++) {
      room -= counts[l] << longest - l;
    }
    for (; room < 0; room++) {
      int l = longest - 1;
      while (counts[l] == 0) {
        l--;
      }
      counts[l]--;
      counts[l + 1] += 2;
      counts[longest]--;
    }
  }

  private void giveLengths(int used) {
    Arrays.fill(lengths, 0);
    for (int i = 0, l = longest; i < used; i++) {
      while (counts[l] == 0) {
        l--;
      }
      counts[l]--;
      lengths[sorted[i] & (1 << SYMBOL_BITS) - 1] = l;
    }
  }

  private void number() {
    Arrays.fill(counts, 0);
    for (int length : lengths) {
      counts[length]++;
    }
    counts[0] = 0;
    int first = 0;
    for (int l = 1, shorter = 0; l <= longest; l++) {
      first = first + shorter << 1;
      shorter = counts[l];
      counts[l] = first;
    }
    for (int s = 0; s < lengths.length; s++) {
      int l = lengths[s];
      codes[s] = l == 0 ? 0 : Integer.reverse(counts[l]++) >>> 32 - l;
    }
  }
}
