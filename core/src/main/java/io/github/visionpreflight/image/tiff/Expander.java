package io.github.visionpreflight.image.tiff;

import java.util.zip.DataFormatException;

/** Undoes a compression, one strip or tile after the other. Not safe to share. */
abstract class Expander {
  final byte[] in;

  /** Where the next byte of input lies, and where the strip or tile ends. */
  int at;

  int end;

  Expander(byte[] in) {
    this.in = in;
  }

  /** Starts a strip or tile. */
  void start(int from, int to) {
    at = from;
    end = to;
  }

  /** Returns up to where the input was read; a few bytes of it may not have been used. */
  int position() {
    return at;
  }

  /**
   * Fills the array up from the offset.
   *
   * @return how many bytes there were: fewer than asked for when the input ends before
   * @throws DataFormatException when the input is damaged
   */
  abstract int read(byte[] target, int from, int length) throws DataFormatException;
}
