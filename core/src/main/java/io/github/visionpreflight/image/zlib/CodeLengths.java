package io.github.visionpreflight.image.zlib;

import java.util.Arrays;

/** The code lengths at the head of a block, themselves coded (RFC 1951, section 3.2.7). */
final class CodeLengths {
  private static final int REPEAT = 16;
  private static final int ZEROS = 17;
  private static final int MANY_ZEROS = 18;
  private static final int[] EXTRA_BITS = {2, 3, 7};

  private final int[] all = new int[Alphabet.LITERALS + Alphabet.DISTANCES];
  private final int[] symbols = new int[all.length];
  private final int[] extras = new int[all.length];
  private final int[] counts = new int[19];
  private final PrefixCode code = new PrefixCode(19, 7);
  private int literals;
  private int distances;
  private int used;

  void make(int[] literalLengths, int[] distanceLengths) {
    literals = lastUsed(literalLengths, 257);
    distances = lastUsed(distanceLengths, 1);
    System.arraycopy(literalLengths, 0, all, 0, literals);
    System.arraycopy(distanceLengths, 0, all, literals, distances);
    used = 0;
    Arrays.fill(counts, 0);
    int total = literals + distances;
    for (int i = 0; i < total; ) {
      int run = 1;
      while (i + run < total && all[i + run] == all[i]) {
        run++;
      }
      run(all[i], run);
      i += run;
    }
    code.make(counts);
  }

  private static int lastUsed(int[] lengths, int least) {
    int n = lengths.length;
    while (n > least && lengths[n - 1] == 0) {
      n--;
    }
    return n;
  }

  private void run(int length, int run) {
    int left = run;
    if (length != 0) {
      add(length, 0);
      left--;
    }
    while (left >= 3) {
      int n = Math.min(left, length != 0 ? 6 : 138);
      if (length != 0) {
        add(REPEAT, n - 3);
      } else if (n <= 10) {
        add(ZEROS, n - 3);
      } else {
        add(MANY_ZEROS, n - 11);
      }
      left -= n;
    }
    for (; left > 0; left--) {
      add(length, 0);
    }
  }

  private void add(int symbol, int extra) {
    symbols[used] = symbol;
    extras[used++] = extra;
    counts[symbol]++;
  }

  private int listed() {
    int n = Alphabet.ORDER.length;
    while (n > 4 && code.lengths()[Alphabet.ORDER[n - 1]] == 0) {
      n--;
    }
    return n;
  }

  private static int extraBits(int symbol) {
    return symbol < REPEAT ? 0 : EXTRA_BITS[symbol - REPEAT];
  }

  /** Returns how many bits {@link #write} will write. */
  int bits() {
    int sum = 14 + 3 * listed();
    for (int s = 0; s < counts.length; s++) {
      sum += counts[s] * (code.lengths()[s] + extraBits(s));
    }
    return sum;
  }

  void write(BitSink out) {
    int listed = listed();
    out.put(literals - 257 | distances - 1 << 5 | listed - 4 << 10, 14);
    for (int i = 0; i < listed; i++) {
      out.put(code.lengths()[Alphabet.ORDER[i]], 3);
    }
    for (int i = 0; i < used; i++) {
      int s = symbols[i];
      int n = code.lengths()[s];
      out.put(code.codes()[s] | extras[i] << n, n + extraBits(s));
    }
  }
}
