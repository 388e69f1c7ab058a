package io.github.visionpreflight.testdata;

import java.util.Arrays;
import java.util.List;

/**
 * WebP's lossless bitstream (RFC 9649, section 3), small: green taken off red and blue, one
 * predictor for the whole picture, copies of the pixel to the left or above, one group of prefix
 * codes.
 */
final class Vp8lEncoder {
  private static final int SIGNATURE = 0x2F;
  private static final int PREDICTOR_TRANSFORM = 0;
  private static final int SUBTRACT_GREEN_TRANSFORM = 2;
  private static final int SELECT = 11;
  // Predictors are chosen for blocks of 2^(7+2) pixels a side, the most there is.
  private static final int LARGEST_BLOCK = 7;
  private static final int BLOCK_PIXELS = 512;
  private static final int BLACK = 0xFF000000;

  private static final int GREEN_SYMBOLS = 256 + 24;
  private static final List<Integer> ALPHABETS = List.of(GREEN_SYMBOLS, 256, 256, 256, 40);
  private static final int DISTANCE = 4;
  private static final int LONGEST_CODE = 15;
  private static final int LONGEST_LENGTH_CODE = 7;
  private static final int[] LENGTH_ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };
  private static final int SHORTEST_COPY = 4;
  private static final int LONGEST_COPY = 4096;

  private final BitSink sink = new BitSink();
  private final int width;
  private final int height;

  private Vp8lEncoder(Picture picture) {
    this.width = picture.width;
    this.height = picture.height;
  }

  /** Returns the bitstream from its signature on. */
  static byte[] encode(Picture picture) {
    Vp8lEncoder encoder = new Vp8lEncoder(picture);
    encoder.header();
    encoder.transforms();
    // No colour cache, and one group of codes for the whole picture.
    encoder.sink.bits(0, 2);
    encoder.pixels(encoder.residuals(withoutGreen(picture.argb)));
    return encoder.sink.toByteArray();
  }

  private void header() {
    sink.bits(SIGNATURE, 8);
    sink.bits(width - 1, 14);
    sink.bits(height - 1, 14);
    sink.bits(1, 1);
    sink.bits(0, 3);
  }

  private void transforms() {
    sink.bits(1 | SUBTRACT_GREEN_TRANSFORM << 1, 3);
    sink.bits(1 | PREDICTOR_TRANSFORM << 1, 3);
    sink.bits(LARGEST_BLOCK, 3);
    // A picture of predictors, without colour cache: each pixel's green is the same, and costs
    // nothing.
    sink.bits(0, 1);
    int[] blocks = new int[blocks(width) * blocks(height)];
    Arrays.fill(blocks, SELECT << 8);
    pixels(new Copies(blocks, blocks(width), false));
    sink.bits(0, 1);
  }

  private static int blocks(int side) {
    return (side + BLOCK_PIXELS - 1) / BLOCK_PIXELS;
  }

  private static int[] withoutGreen(int[] argb) {
    int[] pixels = new int[argb.length];
    for (int i = 0; i < argb.length; i++) {
      int green = argb[i] >> 8 & 255;
      pixels[i] = minus(argb[i], green << 16 | green);
    }
    return pixels;
  }

  private Copies residuals(int[] pixels) {
    int[] residuals = new int[pixels.length];
    for (int y = 0, i = 0; y < height; y++) {
      for (int x = 0; x < width; x++, i++) {
        residuals[i] = minus(pixels[i], predicted(pixels, x, y, i));
      }
    }
    return new Copies(residuals, width, true);
  }

  private int predicted(int[] pixels, int x, int y, int i) {
    if (y == 0) {
      return x == 0 ? BLACK : pixels[i - 1];
    }
    return x == 0
        ? pixels[i - width]
        : select(pixels[i - 1], pixels[i - width], pixels[i - width - 1]);
  }

  private static int select(int left, int top, int corner) {
    return difference(top, corner) < difference(left, corner) ? left : top;
  }

  private static int difference(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      sum += Math.abs((a >>> shift & 255) - (b >>> shift & 255));
    }
    return sum;
  }

  private static int minus(int a, int b) {
    int odd = (a | 0x00FF00FF) - (b & 0xFF00FF00);
    int even = (a | 0xFF00FF00) - (b & 0x00FF00FF);
    return odd & 0xFF00FF00 | even & 0x00FF00FF;
  }

  /** Pixels, and how many from each on repeat the pixel to the left (or above). */
  private static final class Copies {
    private final int[] pixels;
    private final int width;
    private final boolean allowed;

    Copies(int[] pixels, int width, boolean allowed) {
      this.pixels = pixels;
      this.width = width;
      this.allowed = allowed;
    }

    int length(int at, int back) {
      int length = 0;
      int most = Math.min(LONGEST_COPY, pixels.length - at);
      while (at >= back && length < most && pixels[at + length] == pixels[at + length - back]) {
        length++;
      }
      return length;
    }
  }

  /** What takes the stream of symbols: first to count them, then to write them. */
  private interface Symbols {
    void symbol(int alphabet, int symbol);

    void extra(int value, int bits);
  }

  private void pixels(Copies copies) {
    List<int[]> counts = ALPHABETS.stream().map(size -> new int[size]).toList();
    walk(copies, new Counter(counts));
    List<Prefix> prefixes = counts.stream().map(c -> new Prefix(c, LONGEST_CODE)).toList();
    prefixes.forEach(this::code);
    walk(copies, new Writer(prefixes, sink));
  }

  private record Counter(List<int[]> counts) implements Symbols {
    @Override
    public void symbol(int alphabet, int symbol) {
      counts.get(alphabet)[symbol]++;
    }

    @Override
    public void extra(int value, int bits) {}
  }

  private record Writer(List<Prefix> prefixes, BitSink sink) implements Symbols {
    @Override
    public void symbol(int alphabet, int symbol) {
      // The only symbol of an alphabet takes no bits.
      if (prefixes.get(alphabet).used() > 1) {
        prefixes.get(alphabet).write(symbol, sink);
      }
    }

    @Override
    public void extra(int value, int bits) {
      sink.bits(value, bits);
    }
  }

  private static void walk(Copies copies, Symbols symbols) {
    int[] pixels = copies.pixels;
    for (int i = 0; i < pixels.length; i++) {
      int fromLeft = copies.allowed ? copies.length(i, 1) : 0;
      int fromAbove = copies.allowed ? copies.length(i, copies.width) : 0;
      int length = Math.max(fromLeft, fromAbove);
      if (length >= SHORTEST_COPY) {
        copy(length, fromAbove > fromLeft, symbols);
        i += length - 1;
      } else {
        literal(pixels[i], symbols);
      }
    }
  }

  private static void literal(int argb, Symbols symbols) {
    symbols.symbol(0, argb >> 8 & 255);
    symbols.symbol(1, argb >> 16 & 255);
    symbols.symbol(2, argb & 255);
    symbols.symbol(3, argb >>> 24);
  }

  // Lengths above 4 are two a symbol, then four, ...: a symbol for the magnitude, extra bits for
  // the rest.
  private static void copy(int length, boolean fromAbove, Symbols symbols) {
    int rest = length - 1;
    int magnitude = 31 - Integer.numberOfLeadingZeros(Math.max(1, rest));
    int extraBits = Math.max(0, magnitude - 1);
    int prefix = rest < 4 ? rest : 2 * magnitude + (rest >> extraBits & 1);
    symbols.symbol(0, 256 + prefix);
    symbols.extra(rest, rest < 4 ? 0 : extraBits);
    // Distance code 1 is the pixel above, code 2 the one to the left.
    symbols.symbol(DISTANCE, fromAbove ? 0 : 1);
  }

  // Up to two symbols below 256 have a short form, anything else the lengths of all codes.
  private void code(Prefix prefix) {
    int[] lengths = prefix.lengths;
    if (prefix.used() <= 1) {
      sink.bits(1, 1);
      sink.bits(0, 1);
      sink.bits(1, 1);
      sink.bits(first(lengths), 8);
      return;
    }
    sink.bits(0, 1);
    int[] counts = new int[LENGTH_ORDER.length];
    for (int length : lengths) {
      counts[length]++;
    }
    // A second length that never occurs keeps the code of lengths a complete one.
    counts[counts[0] == 0 ? 0 : 1]++;
    Prefix lengthCode = new Prefix(counts, LONGEST_LENGTH_CODE);
    sink.bits(LENGTH_ORDER.length - 4, 4);
    for (int symbol : LENGTH_ORDER) {
      sink.bits(lengthCode.lengths[symbol], 3);
    }
    sink.bits(0, 1);
    for (int length : lengths) {
      lengthCode.write(length, sink);
    }
  }

  private static int first(int[] lengths) {
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] > 0) {
        return i;
      }
    }
    return 0;
  }
}
