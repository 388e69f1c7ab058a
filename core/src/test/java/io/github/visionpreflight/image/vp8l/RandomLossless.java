package io.github.visionpreflight.image.vp8l;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Writes lossless bitstreams (RFC 9649, section 3) that no encoder would: any transforms in any
 * order with any parameters, any complete prefix codes, groups of them, cached colours, and copies
 * from wherever there is something to copy. What they show is noise; what matters is that every
 * decoder shows the same.
 */
final class RandomLossless {
  private static final int PREDICTOR = 0;
  private static final int SUBTRACT_GREEN = 2;
  private static final int PALETTE = 3;
  private static final int[] LENGTH_ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };
  private static final int ALL_COPIES = 24;
  private static final int ALL_DISTANCES = 40;

  private final Random random;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long pending;
  private int pendingBits;

  private RandomLossless(long seed) {
    random = new Random(seed);
  }

  /** Returns a VP8L chunk of at most 90 by 60 pixels. */
  static byte[] small(long seed) {
    RandomLossless stream = new RandomLossless(seed);
    return stream.picture(1 + stream.upTo(89), 1 + stream.upTo(59));
  }

  /** Returns a VP8L chunk. */
  static byte[] sized(long seed, int width, int height) {
    return new RandomLossless(seed).picture(width, height);
  }

  /** Returns a VP8L chunk of as many groups of codes with 256 words for each of three channels. */
  static byte[] manyCodes(int width, int height, int groups) {
    RandomLossless stream = new RandomLossless(0);
    stream.bits(0x2F, 8).bits(width - 1, 14).bits(height - 1, 14).bits(0, 1).bits(0, 3);
    stream.bits(0, 1).bits(0, 1).bits(1, 1).bits(0, 3);
    int[] numbers = new int[blocks(width, 2) * blocks(height, 2)];
    Arrays.setAll(numbers, i -> i % groups);
    stream.numbers(numbers);
    for (int group = 0; group < groups; group++) {
      for (int code = 0; code < 3; code++) {
        // The code of lengths has one symbol, 8, and so no bits; it is taken 2 + 254 times.
        stream.bits(0, 1).bits(12 - 4, 4).bits(1L << 33, 36).bits(1, 1).bits(3, 3).bits(254, 8);
      }
      stream.code(256, List.of(255));
      stream.code(40, List.of(0));
    }
    return stream.out.toByteArray();
  }

  /** Returns a chunk as a file. */
  static byte[] file(byte[] chunk) {
    RandomLossless file = new RandomLossless(0);
    int padding = chunk.length % 2;
    file.ascii("RIFF").bits(12 + chunk.length + padding, 32);
    file.ascii("WEBPVP8L").bits(chunk.length, 32);
    file.out.writeBytes(chunk);
    file.out.writeBytes(new byte[padding]);
    return file.out.toByteArray();
  }

  private RandomLossless ascii(String text) {
    text.chars().forEach(c -> bits(c, 8));
    return this;
  }

  private RandomLossless bits(long value, int count) {
    pending |= value << pendingBits;
    for (pendingBits += count; pendingBits >= 8; pendingBits -= 8, pending >>>= 8) {
      out.write((int) pending);
    }
    return this;
  }

  private int upTo(int most) {
    return random.nextInt(most + 1);
  }

  private byte[] picture(int width, int height) {
    bits(0x2F, 8).bits(width - 1, 14).bits(height - 1, 14).bits(1, 1).bits(0, 3);
    List<Integer> kinds = new ArrayList<>(List.of(0, 1, 2, 3));
    Collections.shuffle(kinds, random);
    int coded = width;
    for (int kind : kinds.subList(0, upTo(4))) {
      bits(1, 1).bits(kind, 2);
      coded = transform(kind, coded, height);
    }
    bits(0, 1);
    image(coded, height, true);
    bits(0, 7);
    return out.toByteArray();
  }

  private int transform(int kind, int width, int height) {
    if (kind == SUBTRACT_GREEN) {
      return width;
    }
    if (kind == PALETTE) {
      int colours = 1 + (random.nextBoolean() ? upTo(17) : upTo(255));
      bits(colours - 1, 8);
      image(colours, 1, false);
      int perPixel = colours <= 2 ? 8 : colours <= 4 ? 4 : colours <= 16 ? 2 : 1;
      return (width + perPixel - 1) / perPixel;
    }
    int size = (kind == PREDICTOR ? 2 : 3) + upTo(2);
    bits(size - 2, 3);
    image(blocks(width, size), blocks(height, size), false);
    return width;
  }

  private static int blocks(int side, int bits) {
    return (side + (1 << bits) - 1) >> bits;
  }

  private void image(int width, int height, boolean whole) {
    int cacheBits = random.nextBoolean() ? 0 : 1 + upTo(10);
    bits(cacheBits == 0 ? 0 : 1, 1).bits(cacheBits, cacheBits == 0 ? 0 : 4);
    int groupBits = 2 + upTo(3);
    int[] groups = new int[blocks(width, groupBits) * blocks(height, groupBits)];
    if (whole && random.nextBoolean()) {
      bits(1, 1).bits(groupBits - 2, 3);
      // Some numbers are left out, and their codes are there all the same.
      Arrays.setAll(groups, i -> 2 * upTo(3));
      numbers(groups);
    } else {
      bits(0, whole ? 1 : 0);
    }
    int last = Arrays.stream(groups).max().orElse(0);
    List<List<Code>> codes =
        IntStream.rangeClosed(0, last).mapToObj(i -> group(cacheBits)).toList();
    pixels(width, height, groups, groupBits, codes);
  }

  /** Writes a picture whose pixels are known: literals alone, the number in red and green. */
  private void numbers(int[] values) {
    bits(0, 1);
    Code low = code(280, Arrays.stream(values).map(v -> v & 0xFF).distinct().boxed().toList());
    Code high = code(256, Arrays.stream(values).map(v -> v >> 8).distinct().boxed().toList());
    for (int alphabet : new int[] {256, 256, 40}) {
      code(alphabet, List.of(0));
    }
    for (int value : values) {
      low.write(value & 0xFF);
      high.write(value >> 8);
    }
  }

  private List<Code> group(int cacheBits) {
    int cached = cacheBits == 0 ? 0 : 1 << cacheBits;
    List<Integer> green = new ArrayList<>(some(0, 256));
    if (random.nextBoolean()) {
      green.addAll(some(256, ALL_COPIES));
    }
    if (cached > 0) {
      green.addAll(some(256 + ALL_COPIES, cached));
    }
    return List.of(
        code(256 + ALL_COPIES + cached, green),
        code(256, some(0, 256)),
        code(256, some(0, 256)),
        code(256, random.nextBoolean() ? List.of(255) : some(0, 256)),
        code(ALL_DISTANCES, some(0, ALL_DISTANCES)));
  }

  private List<Integer> some(int first, int count) {
    List<Integer> all = new ArrayList<>(IntStream.range(first, first + count).boxed().toList());
    Collections.shuffle(all, random);
    int most = random.nextBoolean() ? Math.min(count, 3) : count;
    return all.subList(0, 1 + upTo(most - 1));
  }

  private void pixels(int width, int height, int[] groups, int groupBits, List<List<Code>> codes) {
    int total = width * height;
    for (int at = 0; at < total; ) {
      int block = (at / width >> groupBits) * blocks(width, groupBits) + (at % width >> groupBits);
      List<Code> group = codes.get(groups[block]);
      int symbol = group.get(0).any();
      if (symbol < 256) {
        group.get(0).write(symbol);
        group.subList(1, 4).forEach(code -> code.write(code.any()));
        at++;
      } else if (symbol >= 256 + ALL_COPIES) {
        group.get(0).write(symbol);
        at++;
      } else {
        at += copy(group, symbol, at, total, width);
      }
    }
  }

  /** Tries a copy; when there is nothing to copy, writes a literal of the group instead. */
  private int copy(List<Code> group, int symbol, int at, int total, int width) {
    int[] length = number(symbol - 256);
    int distanceSymbol = group.get(4).any();
    int[] code = number(distanceSymbol);
    int distance = code[0] > 120 ? code[0] - 120 : at;
    // How far the first 120 codes go back is the decoder's to know; ten rows are more than any.
    boolean near = code[0] <= 120 && at > 8 * width;
    if (length[0] > total - at || !near && (code[0] <= 120 || distance > at)) {
      group.get(0).write(group.get(0).literal());
      group.subList(1, 4).forEach(c -> c.write(c.any()));
      return 1;
    }
    group.get(0).write(symbol);
    bits(length[1], length[2]);
    group.get(4).write(distanceSymbol);
    bits(code[1], code[2]);
    return length[0];
  }

  /** Returns a number that the symbol stands for, its extra bits, and how many these are. */
  private int[] number(int symbol) {
    if (symbol < 4) {
      return new int[] {symbol + 1, 0, 0};
    }
    int extra = (symbol - 2) / 2;
    int bits = random.nextInt(1 << extra);
    return new int[] {((2 + symbol % 2) << extra) + bits + 1, bits, extra};
  }

  /** Writes a complete code of the symbols. */
  private Code code(int alphabet, List<Integer> symbols) {
    int[] lengths = new int[alphabet];
    int small = symbols.stream().mapToInt(s -> s).max().orElse(0);
    if (symbols.size() <= 2 && small < 256) {
      simple(symbols);
      symbols.forEach(symbol -> lengths[symbol] = 1);
    } else {
      List<Integer> tree = tree(symbols.size(), 15);
      IntStream.range(0, tree.size()).forEach(i -> lengths[symbols.get(i)] = tree.get(i));
      bits(0, 1);
      lengths(lengths);
    }
    return new Code(lengths, symbols);
  }

  private void simple(List<Integer> symbols) {
    bits(1, 1).bits(symbols.size() - 1L, 1);
    int first = symbols.get(0);
    boolean oneBit = first < 2 && random.nextBoolean();
    bits(oneBit ? 0 : 1, 1).bits(first, oneBit ? 1 : 8);
    if (symbols.size() == 2) {
      bits(symbols.get(1), 8);
    }
  }

  /** Returns the depths of a tree's leaves, at random. */
  private List<Integer> tree(int leaves, int deepest) {
    List<Integer> depths = new ArrayList<>(List.of(leaves == 1 ? 1 : 0));
    while (depths.size() < leaves) {
      int i = random.nextInt(depths.size());
      if (random.nextInt(3) == 0) {
        i = depths.size() - 1;
      }
      int depth = depths.get(i) + 1;
      if (depth <= deepest) {
        depths.set(i, depth);
        depths.add(depth);
      }
    }
    return depths;
  }

  private void lengths(int[] lengths) {
    List<int[]> tokens = tokens(lengths);
    boolean counted = random.nextBoolean() && tokens.size() >= 2;
    List<Integer> used = tokens.stream().map(token -> token[0]).distinct().toList();
    int[] ofTokens = new int[LENGTH_ORDER.length];
    List<Integer> tree = tree(used.size(), 7);
    IntStream.range(0, tree.size()).forEach(i -> ofTokens[used.get(i)] = tree.get(i));
    bits(LENGTH_ORDER.length - 4, 4);
    Arrays.stream(LENGTH_ORDER).forEach(token -> bits(ofTokens[token], 3));
    bits(counted ? 1 : 0, 1);
    if (counted) {
      bits(5, 3).bits(tokens.size() - 2L, 12);
    }
    Code code = new Code(ofTokens, used);
    for (int[] token : tokens) {
      code.write(token[0]);
      bits(token[1], token[2]);
    }
  }

  /** Returns lengths as tokens, each with its extra bits; zeros at the end are left out or not. */
  private List<int[]> tokens(int[] lengths) {
    List<int[]> tokens = new ArrayList<>();
    int before = 8;
    for (int i = 0; i < lengths.length; ) {
      int run = 1;
      while (i + run < lengths.length && lengths[i + run] == lengths[i]) {
        run++;
      }
      int repeated = 1;
      if (lengths[i] == 0 && run >= 11) {
        repeated = Math.min(run, 138);
        tokens.add(new int[] {18, repeated - 11, 7});
      } else if (lengths[i] == 0 && run >= 3) {
        repeated = Math.min(run, 10);
        tokens.add(new int[] {17, repeated - 3, 3});
      } else if (lengths[i] == before && run >= 3) {
        repeated = Math.min(run, 6);
        tokens.add(new int[] {16, repeated - 3, 2});
      } else {
        tokens.add(new int[] {lengths[i], 0, 0});
      }
      before = lengths[i] == 0 ? before : lengths[i];
      i += repeated;
    }
    return tokens;
  }

  /** A canonical code that can be written. */
  private final class Code {
    private final int[] lengths;
    private final int[] words;
    private final List<Integer> symbols;

    Code(int[] lengths, List<Integer> symbols) {
      this.lengths = lengths;
      this.symbols = symbols;
      this.words = new int[lengths.length];
      int word = 0;
      for (int length = 1; length <= 15; length++, word <<= 1) {
        for (int symbol = 0; symbol < lengths.length; symbol++) {
          if (lengths[symbol] == length) {
            words[symbol] = word++;
          }
        }
      }
    }

    int any() {
      return symbols.get(random.nextInt(symbols.size()));
    }

    int literal() {
      return symbols.stream().filter(symbol -> symbol < 256).findFirst().orElseThrow();
    }

    /** The only symbol of a code takes no bits. */
    void write(int symbol) {
      for (int i = lengths[symbol] - 1; symbols.size() > 1 && i >= 0; i--) {
        bits(words[symbol] >> i & 1, 1);
      }
    }
  }
}
