package io.github.visionpreflight.image.vp8l;

/** What an encoder did to the pixels to make them cheaper (RFC 9649, section 3.5). */
interface Transform {
  /** Takes it back on a row; rows come from the top, each once. */
  void undo(int[] row, int y);

  /**
   * Returns the alpha that all pixels have behind it; -1 when they may differ.
   *
   * @param before the same before it
   */
  default int alpha(int before) {
    return before;
  }

  /** Returns the sums of the four channels, each for itself. */
  static int add(int a, int b) {
    int even = (a & 0x00FF00FF) + (b & 0x00FF00FF);
    int odd = (a & 0xFF00FF00) + (b & 0xFF00FF00);
    return even & 0x00FF00FF | odd & 0xFF00FF00;
  }
}
