package io.github.visionpreflight.testdata;

import java.util.Arrays;

/** The compression of GIF for 8-bit indices: codes of 9 to 12 bits, lowest bit first. */
final class GifLzw {
  private static final int INDEX_BITS = 8;
  private static final int CLEAR = 1 << INDEX_BITS;
  private static final int END = CLEAR + 1;
  private static final int MAX_CODES = 1 << 12;
  private static final int BLOCK_BYTES = 255;

  private final ByteSink packed = ByteSink.littleEndian();
  // The code of a known string followed by an index, 0 for none.
  private final short[] next = new short[MAX_CODES << INDEX_BITS];
  private int codes;
  private int codeBits;
  private int pending;
  private int pendingBits;

  private GifLzw() {}

  /** Writes the code size and the data in blocks, with the empty block that ends them. */
  static void write(byte[] indices, ByteSink sink) {
    GifLzw lzw = new GifLzw();
    lzw.compress(indices);
    byte[] data = lzw.packed.toByteArray();
    sink.u8(INDEX_BITS);
    for (int at = 0; at < data.length; at += BLOCK_BYTES) {
      int length = Math.min(BLOCK_BYTES, data.length - at);
      sink.u8(length).bytes(Arrays.copyOfRange(data, at, at + length));
    }
    sink.u8(0);
  }

  private void compress(byte[] indices) {
    startOver();
    int known = indices[0] & 255;
    for (int i = 1; i < indices.length; i++) {
      int longer = next[known << INDEX_BITS | indices[i] & 255];
      if (longer == 0) {
        put(known);
        learn(known << INDEX_BITS | indices[i] & 255);
        longer = indices[i] & 255;
      }
      known = longer;
    }
    put(known);
    widen();
    put(END);
    packed.u8(pending);
  }

  private void startOver() {
    codeBits = codes == 0 ? INDEX_BITS + 1 : codeBits;
    put(CLEAR);
    Arrays.fill(next, (short) 0);
    codes = END + 1;
    codeBits = INDEX_BITS + 1;
  }

  private void learn(int stringAndIndex) {
    if (codes == MAX_CODES) {
      startOver();
      return;
    }
    next[stringAndIndex] = (short) codes;
    widen();
    codes++;
  }

  // The decoder is one string behind: it widens its codes when its next string no longer fits.
  private void widen() {
    if (codes == 1 << codeBits && codes < MAX_CODES) {
      codeBits++;
    }
  }

  private void put(int code) {
    pending |= code << pendingBits;
    pendingBits += codeBits;
    while (pendingBits >= 8) {
      packed.u8(pending);
      pending >>>= 8;
      pendingBits -= 8;
    }
  }
}
