package io.github.visionpreflight.image.planar;

/** The order in which a block's coefficients are written (T.81, figure A.6). */
final class Zigzag {
  private static final byte[] ACROSS = new byte[64];
  private static final byte[] DOWN = new byte[64];

  static {
    int k = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      int least = Math.max(0, diagonal - 7);
      int most = Math.min(7, diagonal);
      for (int i = least; i <= most; i++) {
        ACROSS[k] = (byte) (diagonal % 2 == 0 ? i : diagonal - i);
        DOWN[k] = (byte) (diagonal - ACROSS[k]);
        k++;
      }
    }
  }

  private Zigzag() {}

  /** Returns the horizontal frequency at place {@code k}. */
  static int across(int k) {
    return ACROSS[k];
  }

  /** Returns the vertical frequency at place {@code k}. */
  static int down(int k) {
    return DOWN[k];
  }

  /** Returns where place {@code k} lies in a block of eight rows. */
  static int natural(int k) {
    return DOWN[k] * 8 + ACROSS[k];
  }
}
