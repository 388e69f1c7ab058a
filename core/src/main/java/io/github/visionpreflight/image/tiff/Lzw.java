package io.github.visionpreflight.image.tiff;

import io.github.visionpreflight.image.zlib.LittleEndian;
import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * LZW as TIFF has it (section 13): codes of 9 to 12 bits, the high bit first, that become longer
 * one code early. A string is the one before it and the first byte of its own successor, and those
 * lie side by side in what was made: so the table holds places, not strings, and what was made is
 * kept until the table starts anew. That is 8 MB in the worst case, a few kilobytes in most.
 */
final class Lzw extends Expander {
  private static final int LITERALS = 256;
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int SHORTEST = 9;
  private static final int LONGEST = 12;
  private static final int TABLE = 1 << LONGEST;

  /** Made at once, and room behind for the last string and eight bytes of overhang. */
  private static final int PORTION = 1 << 14;

  private static final int ROOM = PORTION + TABLE + Long.BYTES;

  /** What comes next: the first code of all, the first after a clear code, any, or none. */
  private enum State {
    START,
    CLEARED,
    CODES,
    ENDED
  }

  private final Runnable clock;

  /** What was made, behind one copy of each byte. */
  private byte[] text = new byte[4 * PORTION];

  private final int[] starts = new int[TABLE];
  private final int[] lengths = new int[TABLE];
  private State state = State.ENDED;
  private int next;
  private int previous;
  private int width;
  private long bits;
  private int count;
  private int taken;
  private int filled;

  /** Makes one that looks at the clock at each clear code and every few thousand bytes. */
  Lzw(byte[] in, Runnable clock) {
    super(in);
    this.clock = clock;
    for (int i = 0; i < LITERALS; i++) {
      text[i] = (byte) i;
      starts[i] = i;
      lengths[i] = 1;
    }
  }

  /**
   * Returns whether the data are of the kind before TIFF 6.0, with the low bit first: its first
   * code, a clear code too, looks like this.
   */
  static boolean isOld(byte[] in, long at) {
    return at >= 0 && at < in.length - 1 && in[(int) at] == 0 && (in[(int) at + 1] & 1) == 1;
  }

  @Override
  void start(int from, int to) {
    super.start(from, to);
    state = State.START;
    width = SHORTEST;
    bits = 0;
    count = 0;
    taken = filled;
  }

  @Override
  int read(byte[] target, int from, int length) throws DataFormatException {
    int to = from;
    while (to < from + length && (taken < filled || more())) {
      int n = Math.min(filled - taken, from + length - to);
      System.arraycopy(text, taken, target, to, n);
      taken += n;
      to += n;
    }
    return to - from;
  }

  /** Makes more, once all was taken; returns false at the end. */
  private boolean more() throws DataFormatException {
    clock.run();
    if (state == State.CODES) {
      // No string reaches past the last one of a full table.
      filled = next < TABLE ? filled : starts[TABLE - 1] + lengths[TABLE - 1];
      taken = filled;
      reserve();
      codes();
    } else if (state != State.ENDED) {
      filled = LITERALS;
      taken = filled;
      firstCode();
    }
    return state != State.ENDED || taken < filled;
  }

  private void reserve() {
    if (text.length - filled < ROOM) {
      text = Arrays.copyOf(text, 2 * text.length);
    }
  }

  private void firstCode() throws DataFormatException {
    refill();
    int code = count < SHORTEST ? END : (int) (bits >>> Long.SIZE - SHORTEST);
    bits <<= SHORTEST;
    count -= SHORTEST;
    if (code == CLEAR) {
      state = State.CLEARED;
    } else if (code == END) {
      state = State.ENDED;
    } else if (state == State.CLEARED && code < LITERALS) {
      previous = filled;
      text[filled++] = (byte) code;
      next = FIRST;
      state = State.CODES;
    } else {
      throw new DataFormatException("first code");
    }
  }

  /** Adds bytes behind the bits that are left, the high bit on top: 56 bits, or all there are. */
  private void refill() {
    if (at <= end - Long.BYTES) {
      bits |= Long.reverseBytes(LittleEndian.getLong(in, at)) >>> count;
      at += 63 - count >>> 3;
      count |= 56;
      return;
    }
    for (; count <= 56 && at < end; count += 8) {
      bits |= (in[at++] & 0xFFL) << 56 - count;
    }
  }

  /**
   * Follows codes until a portion is made, the table is cleared, or no more come. One loop, with
   * what it changes in registers: a string of up to eight bytes, and most are, is one load and one
   * store.
   */
  private void codes() throws DataFormatException {
    byte[] to = text;
    int until = filled + PORTION;
    int at = filled;
    int last = previous;
    int free = next;
    int size = width;
    while (at < until) {
      if (count < size) {
        refill();
      }
      int code = count < size ? END : (int) (bits >>> Long.SIZE - size);
      bits <<= size;
      count -= size;
      if (free < TABLE) {
        starts[free] = last;
        lengths[free] = at - last + 1;
        free++;
        size = free == (1 << size) - 1 && size < LONGEST ? size + 1 : size;
      }
      if (code >= free || code == CLEAR || code == END) {
        special(code);
        break;
      }
      int from = starts[code];
      int length = lengths[code];
      // The newest string ends with the byte that is made here.
      to[at] = to[from];
      for (int i = 0; i < length; i += Long.BYTES) {
        LittleEndian.putLong(to, at + i, LittleEndian.getLong(to, from + i));
      }
      last = at;
      at += length;
    }
    filled = at;
    previous = last;
    next = free;
    width = state == State.CODES ? size : SHORTEST;
  }

  private void special(int code) throws DataFormatException {
    if (code != CLEAR && code != END) {
      throw new DataFormatException("a code that is not in the table");
    }
    state = code == CLEAR ? State.CLEARED : State.ENDED;
  }
}
