package io.github.visionpreflight.image.raster;

/** The eight ways in which EXIF says that a stored picture is to be turned. */
public final class Orientation {
  private Orientation() {}

  /** Returns the stored picture as it is to be shown; itself for orientation 1. */
  public static Pixels upright(Pixels stored, int orientation) {
    if (orientation == 1) {
      return stored;
    }
    boolean swapped = orientation >= 5;
    Pixels out =
        Pixels.blank(
            swapped ? stored.height() : stored.width(),
            swapped ? stored.width() : stored.height(),
            stored.channels());
    fill(out, stored, orientation);
    return out;
  }

  /** Walks the result row by row; origin and steps say which stored pixel each one is. */
  private static void fill(Pixels out, Pixels stored, int orientation) {
    int dx = stored.channels();
    int dy = stored.rowBytes();
    int right = (stored.width() - 1) * dx;
    int bottom = (stored.height() - 1) * dy;
    switch (orientation) {
      case 2 -> copy(out, stored, right, -dx, dy);
      case 3 -> copy(out, stored, right + bottom, -dx, -dy);
      case 4 -> copy(out, stored, bottom, dx, -dy);
      case 5 -> copy(out, stored, 0, dy, dx);
      case 6 -> copy(out, stored, bottom, -dy, dx);
      case 7 -> copy(out, stored, right + bottom, -dy, -dx);
      case 8 -> copy(out, stored, right, dy, -dx);
      default ->
          throw new IllegalArgumentException("orientation: expected 1..8, got " + orientation);
    }
  }

  private static void copy(Pixels out, Pixels stored, int origin, int stepX, int stepY) {
    int channels = out.channels();
    byte[] to = out.samples();
    byte[] from = stored.samples();
    int o = 0;
    for (int y = 0; y < out.height(); y++) {
      int i = origin + y * stepY;
      for (int x = 0; x < out.width(); x++, i += stepX) {
        for (int c = 0; c < channels; c++) {
          to[o++] = from[i + c];
        }
      }
    }
  }
}
