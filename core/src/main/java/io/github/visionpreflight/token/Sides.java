package io.github.visionpreflight.token;

/** The check that every count begins with. */
final class Sides {
  private Sides() {}

  static void check(int width, int height) {
    if (width < 1 || height < 1) {
      throw refused(width, height);
    }
  }

  /** Apart, so that the check itself stays small enough to be inlined. */
  private static IllegalArgumentException refused(int width, int height) {
    return new IllegalArgumentException(
        "size: expected both sides at least 1, got " + width + "x" + height);
  }
}
