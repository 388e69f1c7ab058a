package io.github.visionpreflight.image.zlib;

import java.util.zip.Adler32;

/**
 * Compresses to zlib's format (RFC 1950), made for filtered rows of PNG: matches are found with one
 * look into a table of four-byte words, and one place further on whether a longer one starts there.
 * Not safe to share.
 */
public final class ZlibEncoder {
  /** Takes what is compressed. */
  @FunctionalInterface
  public interface Output {
    /** Takes the first {@code length} of the bytes, which are valid during the call only. */
    void write(byte[] bytes, int length);
  }

  private static final int BUFFER = 1 << 18;
  private static final int HASH_BITS = 15;
  private static final int SHORTEST = 4;

  /** A match of this length is taken without a look at the next place. */
  private static final int CONTENT = 16;

  /** Deflate with a window of 32 kB; made fast. */
  private static final int HEADER = 0x7801;

  /** What is compressed is handed out in pieces of about this size. */
  private static final int OUTPUT = 1 << 16;

  private final Output output;
  private final Adler32 checksum = new Adler32();
  private final BitSink out = new BitSink(OUTPUT + (1 << 13));
  private final BlockWriter block = new BlockWriter(out);
  private final byte[] buffer = new byte[BUFFER + 8];

  /** Where a word was seen last, counted from the start of the stream, which is never "near". */
  private final int[] table = new int[1 << HASH_BITS];

  private int base = Alphabet.WINDOW + 1;
  private int start;
  private int filled;
  private int distance;

  /** Starts a stream. */
  public ZlibEncoder(Output output) {
    this.output = output;
    out.put(Short.reverseBytes((short) HEADER) & 0xFFFF, 16);
  }

  /** Appends bytes. */
  public void write(byte[] bytes, int from, int length) {
    checksum.update(bytes, from, length);
    for (int at = from, left = length; left > 0; ) {
      int n = Math.min(left, BUFFER - filled);
      System.arraycopy(bytes, at, buffer, filled, n);
      filled += n;
      at += n;
      left -= n;
      if (filled == BUFFER) {
        compress(false);
        slide();
      }
    }
  }

  /** Ends the stream. */
  public void finish() {
    compress(true);
    out.align();
    out.put(Integer.reverseBytes((int) checksum.getValue()) & 0xFFFFFFFFL, 32);
    output.write(out.bytes(), out.length());
  }

  private void slide() {
    int dropped = filled - Alphabet.WINDOW;
    System.arraycopy(buffer, dropped, buffer, 0, Alphabet.WINDOW);
    base += dropped;
    filled = start = Alphabet.WINDOW;
  }

  private void endBlock(int to, boolean last) {
    block.finish(buffer, start, to, last);
    start = to;
    if (out.length() >= OUTPUT) {
      output.write(out.bytes(), out.length());
      out.drop();
    }
  }

  private void compress(boolean last) {
    int at = start;
    while (at < filled) {
      if (block.isFull()) {
        endBlock(at, false);
      }
      int length = find(at);
      if (length == 0) {
        block.literal(buffer[at++] & 0xFF);
      } else {
        at = match(at, length);
      }
    }
    endBlock(filled, last);
  }

  /** Takes the match found here, or a longer one that begins after it, and returns its end. */
  private int match(int found, int foundLength) {
    int at = found;
    int length = foundLength;
    for (int far = distance; length < CONTENT && hasRoom(at); far = distance) {
      int next = find(at + 1);
      if (next <= length) {
        distance = far;
        break;
      }
      block.literal(buffer[at++] & 0xFF);
      length = next;
    }
    block.match(length, distance);
    remember(at + 1, at + length);
    return at + length;
  }

  private boolean hasRoom(int at) {
    return at + 1 < filled && block.hasRoomForTwo();
  }

  /**
   * Makes the result 2 to 4 % shorter. Where a match repeats itself only its last words are
   * entered, for they would take the places of those before.
   */
  private void remember(int from, int to) {
    for (int at = Math.max(from, to - distance - SHORTEST + 1); at < to; at++) {
      table[slot(LittleEndian.getInt(buffer, at))] = base + at;
    }
  }

  private static int slot(int word) {
    return word * 0x9E3779B1 >>> 32 - HASH_BITS;
  }

  /** Returns the length of the match at the place, and leaves its distance; 0 for none. */
  private int find(int at) {
    int word = LittleEndian.getInt(buffer, at);
    int slot = slot(word);
    int far = base + at - table[slot];
    table[slot] = base + at;
    // Bytes after the last are not zero but what was there before: length() leaves them out.
    if (far <= 0 || far > Alphabet.WINDOW || LittleEndian.getInt(buffer, at - far) != word) {
      return 0;
    }
    distance = far;
    return length(at, far);
  }

  private int length(int at, int far) {
    int most = Math.min(Alphabet.LONGEST_MATCH, filled - at);
    for (int n = SHORTEST; n < most; n += 8) {
      long differing =
          LittleEndian.getLong(buffer, at + n) ^ LittleEndian.getLong(buffer, at + n - far);
      if (differing != 0) {
        return Math.min(most, n + (Long.numberOfTrailingZeros(differing) >>> 3));
      }
    }
    return most < SHORTEST ? 0 : most;
  }
}
