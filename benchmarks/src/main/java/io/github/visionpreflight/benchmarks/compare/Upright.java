package io.github.visionpreflight.benchmarks.compare;

/** Turns a picture as EXIF's orientation says. */
final class Upright {
  private Upright() {}

  /** Returns the picture as it is to be shown; orientation 1 to 8 of EXIF 2.3, 4.6.4. */
  static Colours turned(Colours stored, int orientation) {
    if (orientation <= 1) {
      return stored;
    }
    boolean swapped = orientation >= 5;
    int width = swapped ? stored.height() : stored.width();
    int height = swapped ? stored.width() : stored.height();
    Colours shown = Colours.black(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy(stored, from(orientation, x, y, stored), shown, y * width + x);
      }
    }
    return shown;
  }

  private static int from(int orientation, int x, int y, Colours stored) {
    int right = stored.width() - 1;
    int bottom = stored.height() - 1;
    return switch (orientation) {
      case 2 -> at(stored, right - x, y);
      case 3 -> at(stored, right - x, bottom - y);
      case 4 -> at(stored, x, bottom - y);
      case 5 -> at(stored, y, x);
      case 6 -> at(stored, y, bottom - x);
      case 7 -> at(stored, right - y, bottom - x);
      case 8 -> at(stored, right - y, x);
      default ->
          throw new IllegalArgumentException("orientation: expected 1..8, got " + orientation);
    };
  }

  private static int at(Colours stored, int x, int y) {
    return y * stored.width() + x;
  }

  private static void copy(Colours from, int source, Colours to, int target) {
    for (int plane = 0; plane < 3; plane++) {
      to.planes()[plane][target] = from.planes()[plane][source];
    }
  }
}
