package io.github.visionpreflight.image.vp8l;

import io.github.visionpreflight.media.Deadline;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Pixels as prefix codes, copies and cached colours have them, before transforms are undone (RFC
 * 9649, sections 3.5 to 3.7). Decoded a row at a time into a window that keeps what copies can
 * reach.
 */
final class CodedPixels {
  /** Twice what copies reach back: half of it is moved when it is full. */
  private static final int WINDOW = 2 * (Copies.FARTHEST + 120);

  /** No side is longer than 2 to the power of this: one block is the whole picture. */
  private static final int WHOLE = 14;

  private static final int MOST_CACHE_BITS = 11;
  private static final int CACHE_FACTOR = 0x1E35A7BD;

  private final BitReader bits;
  private final Deadline deadline;
  private final int width;
  private final int height;
  private final int[] window;
  private final PrefixCodes codes;
  private final int groupBits;
  private final int groupsAcross;
  private final int[] groups;
  private final int[] cache;
  private final int cacheShift;

  /** How many pixels are decoded: a copy may have run on into the next rows. */
  private int done;

  /** Which pixel is the first in the window. */
  private int first;

  private int rowsOut;

  private CodedPixels(BitReader bits, int width, int height, boolean whole, Deadline deadline) {
    this.bits = bits;
    this.deadline = deadline;
    this.width = width;
    this.height = height;
    int pixels = width * height;
    int cacheBits = bits.flag() ? bits.read(4) : 0;
    if (cacheBits > MOST_CACHE_BITS) {
      throw bits.malformed("colour cache bits", "1..11", cacheBits);
    }
    cache = new int[cacheBits == 0 ? 0 : 1 << cacheBits];
    cacheShift = Integer.SIZE - cacheBits;
    boolean grouped = whole && bits.flag();
    groupBits = grouped ? 2 + bits.read(3) : WHOLE;
    groupsAcross = blocks(width, groupBits);
    BitSet members = new BitSet();
    groups = new int[groupsAcross * blocks(height, groupBits)];
    if (grouped) {
      readGroups(members);
    } else {
      members.set(0);
    }
    codes = new PrefixCodes(bits, members.cardinality(), cache.length, deadline);
    codes.read(members);
    window = new int[Math.min(pixels, WINDOW)];
  }

  /** Starts a picture whose parts may have codes of their own. */
  static CodedPixels ofPicture(BitReader bits, int width, int height, Deadline deadline) {
    return new CodedPixels(bits, width, height, true, deadline);
  }

  /** Returns all pixels of what serves a picture: parameters of transforms, groups, a palette. */
  static int[] parameters(BitReader bits, int width, int height, Deadline deadline) {
    CodedPixels pixels = new CodedPixels(bits, width, height, false, deadline);
    int[] all = new int[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      pixels.read(row);
      System.arraycopy(row, 0, all, y * width, width);
    }
    return all;
  }

  static int blocks(int side, int bits) {
    return side + (1 << bits) - 1 >> bits;
  }

  /** Red and green of a pixel are the number of its block's group; of those left out none stays. */
  private void readGroups(BitSet members) {
    int[] numbers = parameters(bits, groupsAcross, groups.length / groupsAcross, deadline);
    for (int number : numbers) {
      members.set(number >> 8 & 0xFFFF);
    }
    int[] places = new int[members.length()];
    for (int i = members.nextSetBit(0), place = 0; i >= 0; i = members.nextSetBit(i + 1)) {
      places[i] = place++;
    }
    for (int i = 0; i < groups.length; i++) {
      groups[i] = places[numbers[i] >> 8 & 0xFFFF];
    }
  }

  /** Returns the alpha that all pixels surely have; -1 when they may differ. */
  int alpha() {
    int alpha = codes.only(0, PrefixCodes.ALPHA);
    for (int group = 1; group < codes.groups(); group++) {
      alpha = codes.only(group, PrefixCodes.ALPHA) == alpha ? alpha : -1;
    }
    // What a cache holds at first has an alpha of 0.
    return alpha == 0 || cache.length == 0 ? alpha : -1;
  }

  /** Puts the next row into the array. */
  void read(int[] row) {
    deadline.check("VP8L pixels");
    int start = rowsOut++ * width;
    makeRoom(start + width + Copies.LONGEST);
    decodeTo(start + width);
    System.arraycopy(window, start - first, row, 0, width);
  }

  private void makeRoom(int end) {
    if (end - first > window.length && window.length == WINDOW) {
      int kept = done - WINDOW / 2;
      System.arraycopy(window, kept - first, window, 0, WINDOW / 2);
      first = kept;
    }
  }

  private void decodeTo(int end) {
    while (done < end) {
      int y = done / width;
      int x = done - y * width;
      int block = x >> groupBits;
      int blockEnd = Math.min(width, block + 1 << groupBits);
      decode(groups[(y >> groupBits) * groupsAcross + block], y * width + blockEnd);
    }
    bits.requireInside("pixels");
  }

  /** Decodes with the codes of a group. One hot loop: what it changes is in local variables. */
  private void decode(int group, int until) {
    int[] tables = codes.tables;
    int code = group * PrefixCodes.CODES;
    int green = codes.starts[code + PrefixCodes.GREEN];
    int red = codes.starts[code + PrefixCodes.RED];
    int blue = codes.starts[code + PrefixCodes.BLUE];
    int alpha = codes.starts[code + PrefixCodes.ALPHA];
    int greenMask = codes.masks[code + PrefixCodes.GREEN];
    int redMask = codes.masks[code + PrefixCodes.RED];
    int blueMask = codes.masks[code + PrefixCodes.BLUE];
    int alphaMask = codes.masks[code + PrefixCodes.ALPHA];
    boolean cached = cache.length > 0;
    long position = bits.position;
    int end = until - first;
    int i = done - first;
    while (i < end) {
      long word = bits.peek(position);
      int entry = PrefixCodes.look(tables, green, greenMask, word);
      int taken = entry & PrefixCodes.LENGTH_MASK;
      int symbol = value(entry);
      if (symbol < PrefixCodes.LITERALS) {
        int r = PrefixCodes.look(tables, red, redMask, word >>> taken);
        taken += r & PrefixCodes.LENGTH_MASK;
        int b = PrefixCodes.look(tables, blue, blueMask, word >>> taken);
        taken += b & PrefixCodes.LENGTH_MASK;
        // Four of the longest words are more bits than one look at them has.
        long rest = alphaMask == 0 ? 0 : bits.peek(position + taken);
        int a = PrefixCodes.look(tables, alpha, alphaMask, rest);
        taken += a & PrefixCodes.LENGTH_MASK;
        int argb = symbol << 8 | value(a) << 24 | value(r) << 16 | value(b);
        position += taken;
        if (taken == 0) {
          // No code takes a bit: all pixels of the block are this one.
          Arrays.fill(window, i, end, argb);
          i = end - 1;
        }
        window[i++] = argb;
        if (cached) {
          cache[CACHE_FACTOR * argb >>> cacheShift] = argb;
        }
      } else if (symbol < PrefixCodes.LITERALS + PrefixCodes.LENGTHS) {
        bits.position = position + taken;
        i += copy(symbol - PrefixCodes.LITERALS, i, code);
        position = bits.position;
      } else {
        int argb = cache[symbol - PrefixCodes.LITERALS - PrefixCodes.LENGTHS];
        position += taken;
        window[i++] = argb;
        cache[CACHE_FACTOR * argb >>> cacheShift] = argb;
      }
    }
    done = first + i;
    bits.position = position;
  }

  private static int value(int entry) {
    return entry >> PrefixCodes.SYMBOL;
  }

  /** Copies earlier pixels and returns how many. */
  private int copy(int symbol, int to, int code) {
    int length = number(symbol);
    int place = code + PrefixCodes.DISTANCE;
    long word = bits.peek(bits.position);
    int entry = PrefixCodes.look(codes.tables, codes.starts[place], codes.masks[place], word);
    bits.position += entry & PrefixCodes.LENGTH_MASK;
    int distance = Copies.distance(number(value(entry)), width);
    int before = first + to;
    if (distance > before) {
      throw bits.malformed("distance", "at most " + before, distance);
    }
    if (length > width * height - before) {
      throw bits.malformed("length", "at most " + (width * height - before), length);
    }
    Copies.copy(window, to, distance, length);
    for (int i = to; cache.length > 0 && i < to + length; i++) {
      cache[CACHE_FACTOR * window[i] >>> cacheShift] = window[i];
    }
    return length;
  }

  private int number(int symbol) {
    return Copies.least(symbol) + bits.read(Copies.extraBits(symbol));
  }
}
