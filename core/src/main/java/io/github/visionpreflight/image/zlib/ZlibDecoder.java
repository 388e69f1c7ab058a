package io.github.visionpreflight.image.zlib;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * Reads zlib's format (RFC 1950) from memory. The checksum at the end is not looked at: the chunks
 * of a PNG have their own. Not safe to share.
 */
public final class ZlibDecoder {
  private static final int BUFFER = 1 << 17;

  /** A match that begins before the buffer's end may go on here, eight bytes at a time. */
  private static final int OVERHANG = Alphabet.LONGEST_MATCH + 8;

  private static final int DEFLATE = 8;
  private static final int DICTIONARY = 0x20;

  private final byte[] in;
  private final Runnable clock;
  private int end;
  private int position;
  private long bits;
  private int count;

  private final byte[] out = new byte[BUFFER + OVERHANG];
  private int taken;
  private int filled;

  private final int[] lengths = new int[288 + 32];
  private final DecodingCode literals = DecodingCode.ofLiterals();
  private final DecodingCode distances = DecodingCode.ofDistances();
  private final DecodingCode codeLengths = DecodingCode.ofLengths();

  /** What comes next: a header, a block's codes, stored bytes, or nothing. */
  private enum State {
    START,
    HEADER,
    CODES,
    STORED,
    LAST
  }

  private State state = State.START;
  private boolean isLastBlock;
  private boolean codesAreFixed;
  private int storedLeft;

  /**
   * Starts a stream that lies in memory as a whole.
   *
   * @param clock is run at each block: there may be millions from which nothing comes
   */
  public ZlibDecoder(byte[] stream, Runnable clock) {
    this.in = stream;
    this.end = stream.length;
    this.clock = clock;
  }

  /** Starts another stream, which lies at this place in the array. */
  public void start(int from, int to) {
    position = from;
    end = to;
    bits = 0;
    count = 0;
    taken = 0;
    filled = 0;
    isLastBlock = false;
    state = State.START;
  }

  /** Returns up to where the input was read; a few bytes of it may not have been used. */
  public int position() {
    return position;
  }

  /**
   * Fills the array up from the offset.
   *
   * @return how many bytes there were: fewer than asked for when the stream ends before
   * @throws DataFormatException when the stream is damaged
   */
  public int read(byte[] target, int from, int length) throws DataFormatException {
    int at = from;
    while (at < from + length) {
      if (taken == filled && !more()) {
        break;
      }
      int n = Math.min(from + length - at, filled - taken);
      System.arraycopy(out, taken, target, at, n);
      taken += n;
      at += n;
    }
    return at - from;
  }

  /** Makes more output, all of which was taken; returns whether there is any. */
  private boolean more() throws DataFormatException {
    if (filled > BUFFER - Alphabet.WINDOW) {
      System.arraycopy(out, filled - Alphabet.WINDOW, out, 0, Alphabet.WINDOW);
      filled = Alphabet.WINDOW;
      taken = filled;
    }
    boolean goesOn = true;
    while (goesOn && filled < BUFFER) {
      goesOn =
          switch (state) {
            case START -> start();
            case HEADER -> header();
            case CODES -> codes();
            case STORED -> stored();
            case LAST -> false;
          };
    }
    return taken < filled;
  }

  private void refill() {
    bits = refilled(bits, count);
  }

  /**
   * Returns the bits with more behind them, and leaves in {@link #count} how many they are: 56 or
   * more, or all that are left; behind those come zeros.
   */
  private long refilled(long bits, int bitCount) {
    if (position <= end - 8) {
      long more = bits | LittleEndian.getLong(in, position) << bitCount;
      position += 63 - bitCount >>> 3;
      count = bitCount | 56;
      return more;
    }
    return refilledAtEnd(bits, bitCount);
  }

  private long refilledAtEnd(long bits, int bitCount) {
    long more = bits;
    int n = bitCount;
    for (; n <= 56 && position < end; n += 8) {
      more |= (in[position++] & 0xFFL) << n;
    }
    count = n;
    return more;
  }

  /** Takes bits; where there are fewer, {@link #count} falls below zero. */
  private int take(int n) {
    int value = (int) bits & (1 << n) - 1;
    bits >>>= n;
    count -= n;
    return value;
  }

  private boolean start() throws DataFormatException {
    refill();
    if (count < 16) {
      return false;
    }
    int method = take(8);
    int flags = take(8);
    if ((method & 15) != DEFLATE
        || method >>> 4 > 7
        || (flags & DICTIONARY) != 0
        || (method << 8 | flags) % 31 != 0) {
      throw new DataFormatException("not a zlib header");
    }
    state = State.HEADER;
    return true;
  }

  private boolean header() throws DataFormatException {
    if (isLastBlock) {
      state = State.LAST;
      return false;
    }
    clock.run();
    refill();
    if (count < 3) {
      return false;
    }
    isLastBlock = take(1) == 1;
    return switch (take(2)) {
      case 0 -> startStored();
      case 1 -> startFixed();
      case 2 -> startDynamic();
      default -> throw new DataFormatException("a fourth kind of block");
    };
  }

  private boolean startStored() throws DataFormatException {
    take(count & 7);
    refill();
    if (count < 32) {
      return false;
    }
    storedLeft = take(16);
    if ((storedLeft ^ take(16)) != 0xFFFF) {
      throw new DataFormatException("length of a stored block");
    }
    // Whole bytes that were read ahead are given back.
    position -= count >>> 3;
    bits = 0;
    count = 0;
    state = State.STORED;
    return true;
  }

  private boolean stored() {
    int n = Math.min(storedLeft, Math.min(end - position, BUFFER - filled));
    System.arraycopy(in, position, out, filled, n);
    position += n;
    filled += n;
    storedLeft -= n;
    if (storedLeft == 0) {
      state = State.HEADER;
    }
    return storedLeft == 0 || position < end;
  }

  private boolean startFixed() throws DataFormatException {
    state = State.CODES;
    if (codesAreFixed) {
      return true;
    }
    Arrays.fill(lengths, 0, 144, 8);
    Arrays.fill(lengths, 144, 256, 9);
    Arrays.fill(lengths, 256, 280, 7);
    Arrays.fill(lengths, 280, 288, 8);
    Arrays.fill(lengths, 288, 320, 5);
    literals.make(lengths, 0, 288, false);
    distances.make(lengths, 288, 32, false);
    codesAreFixed = true;
    return true;
  }

  private boolean startDynamic() throws DataFormatException {
    refill();
    if (count < 14) {
      return false;
    }
    int literalCodes = take(5) + 257;
    int distanceCodes = take(5) + 1;
    int listed = take(4) + 4;
    if (literalCodes > Alphabet.LITERALS || distanceCodes > Alphabet.DISTANCES) {
      throw new DataFormatException("too many codes");
    }
    if (!readCodeLengths(listed) || !readLengths(literalCodes + distanceCodes)) {
      return false;
    }
    if (lengths[Alphabet.END_OF_BLOCK] == 0) {
      throw new DataFormatException("no end of block");
    }
    codesAreFixed = false;
    literals.make(lengths, 0, literalCodes, true);
    distances.make(lengths, literalCodes, distanceCodes, true);
    state = State.CODES;
    return true;
  }

  private boolean readCodeLengths(int listed) throws DataFormatException {
    Arrays.fill(lengths, 0, 19, 0);
    for (int i = 0; i < listed; i++) {
      refill();
      if (count < 3) {
        return false;
      }
      lengths[Alphabet.ORDER[i]] = take(3);
    }
    codeLengths.make(lengths, 0, 19, false);
    return true;
  }

  private boolean readLengths(int all) throws DataFormatException {
    for (int i = 0; i < all; ) {
      refill();
      int answer = codeLengths.table()[(int) bits & 127];
      int symbol = answer >>> DecodingCode.VALUE_SHIFT;
      take(answer & DecodingCode.LENGTH_MASK);
      int value = symbol == 16 && i > 0 ? lengths[i - 1] : symbol < 16 ? symbol : 0;
      int run = symbol < 16 ? 1 : symbol == 18 ? 11 + take(7) : 3 + take(symbol == 16 ? 2 : 3);
      if (count < 0) {
        return false;
      }
      if (symbol == 16 && i == 0 || run > all - i) {
        throw new DataFormatException("code lengths");
      }
      Arrays.fill(lengths, i, i + run, value);
      i += run;
    }
    return true;
  }

  /**
   * Follows the block's codes until it ends, the buffer is full, or there is no more input. One
   * long loop, as C2 does not keep the bits in a register across calls: up to three literals, or a
   * match.
   */
  private boolean codes() throws DataFormatException {
    int[] literalTable = literals.table();
    int[] distanceTable = distances.table();
    int literalMask = literalTable.length - 1;
    int distanceMask = distanceTable.length - 1;
    byte[] to = out;
    int at = filled;
    long bits = this.bits;
    int count = this.count;
    while (at < BUFFER) {
      bits = refilled(bits, count);
      count = this.count;
      int code = literalTable[(int) bits & literalMask];
      if ((code & DecodingCode.LITERAL) != 0 && count >= 56) {
        to[at++] = (byte) (code >>> DecodingCode.VALUE_SHIFT);
        bits >>>= code;
        count -= code & DecodingCode.LENGTH_MASK;
        code = literalTable[(int) bits & literalMask];
        if ((code & DecodingCode.LITERAL) != 0) {
          to[at++] = (byte) (code >>> DecodingCode.VALUE_SHIFT);
          bits >>>= code;
          count -= code & DecodingCode.LENGTH_MASK;
          code = literalTable[(int) bits & literalMask];
          if ((code & DecodingCode.LITERAL) != 0) {
            to[at++] = (byte) (code >>> DecodingCode.VALUE_SHIFT);
            bits >>>= code;
            count -= code & DecodingCode.LENGTH_MASK;
          }
        }
        continue;
      }
      code = code != 0 ? code : literals.follow(bits);
      int used = code & DecodingCode.LENGTH_MASK;
      if (used > count || code == 0 && count < DecodingCode.LONGEST) {
        break;
      }
      bits >>>= used;
      count -= used;
      if ((code & DecodingCode.LITERAL) != 0) {
        to[at++] = (byte) (code >>> DecodingCode.VALUE_SHIFT);
        continue;
      }
      if ((code & DecodingCode.END) != 0) {
        state = State.HEADER;
        break;
      }
      int extra = code >>> DecodingCode.EXTRA_SHIFT & DecodingCode.EXTRA_MASK;
      int length = (code >>> DecodingCode.VALUE_SHIFT) + ((int) bits & (1 << extra) - 1);
      bits >>>= extra;
      int far = distanceTable[(int) bits & distanceMask];
      far = far != 0 ? far : distances.follow(bits);
      bits >>>= far & DecodingCode.LENGTH_MASK;
      int more = far >>> DecodingCode.EXTRA_SHIFT & DecodingCode.EXTRA_MASK;
      int distance = (far >>> DecodingCode.VALUE_SHIFT) + ((int) bits & (1 << more) - 1);
      bits >>>= more;
      count -= extra + (far & DecodingCode.LENGTH_MASK) + more;
      if (count < 0 || far == 0 && count < DecodingCode.LONGEST) {
        break;
      }
      requireMatch(code, far, distance, at);
      copy(to, at, distance, length);
      at += length;
    }
    this.bits = bits;
    this.count = count;
    filled = at;
    return state == State.HEADER || at >= BUFFER;
  }

  private static void requireMatch(int code, int far, int distance, int at)
      throws DataFormatException {
    if (code == 0 || far == 0 || ((code | far) & DecodingCode.INVALID) != 0) {
      throw new DataFormatException("bits that are no code");
    }
    if (distance > at) {
      throw new DataFormatException("a match before the first byte");
    }
  }

  /** Writes up to seven bytes more than the match has. */
  private static void copy(byte[] to, int at, int distance, int length) {
    if (distance >= 8) {
      for (int i = at; i < at + length; i += 8) {
        LittleEndian.putLong(to, i, LittleEndian.getLong(to, i - distance));
      }
    } else if (distance == 1) {
      Arrays.fill(to, at, at + length, to[at - 1]);
    } else {
      for (int i = at; i < at + length; i++) {
        to[i] = to[i - distance];
      }
    }
  }
}
