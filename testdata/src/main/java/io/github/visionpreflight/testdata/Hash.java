package io.github.visionpreflight.testdata;

/** Numbers that look random and depend on their arguments alone: the only source of chance here. */
final class Hash {
  private Hash() {}

  /**
   * Returns 32 well mixed bits (the finalizer of MurmurHash3, between multiplications by odd
   * numbers).
   */
  static int of(int seed, int x, int y) {
    int h = seed * 0x9E3779B1 ^ x * 0x85EBCA77 ^ y * 0xC2B2AE3D;
    h = (h ^ h >>> 16) * 0x85EBCA6B;
    h = (h ^ h >>> 13) * 0xC2B2AE35;
    return h ^ h >>> 16;
  }

  /** Returns a number from 0 (in) to 1 (out). */
  static float unit(int seed, int x, int y) {
    return (of(seed, x, y) >>> 8) * 0x1p-24f;
  }

  /** Returns a number from 0 (in) to {@code bound} (out). */
  static int below(int bound, int seed, int x) {
    return (int) (unit(seed, x, bound) * bound);
  }
}
