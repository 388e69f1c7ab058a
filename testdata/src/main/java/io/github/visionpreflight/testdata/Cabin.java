package io.github.visionpreflight.testdata;

import io.github.visionpreflight.testdata.Canvas.Fill;

/**
 * Man-made things in the foreground of a landscape: straight edges, flat colours and small print.
 */
final class Cabin {
  private static final int WOOD = 0xFF6B4226;
  private static final int DARK_WOOD = 0xFF3A2415;
  private static final int ROOF = 0xFF8C2F25;
  private static final int LIT_WINDOW = 0xFFFFE3A0;
  private static final int SIGN = 0xFF1F5B3A;

  private final Canvas canvas;
  private final int unit;
  private final int left;
  private final int ground;

  private Cabin(Picture picture, int seed) {
    this.canvas = new Canvas(picture);
    this.unit = Math.max(2, picture.height / 100);
    this.left = (int) (picture.width * (0.08 + 0.3 * Hash.unit(seed, 5, 5)));
    this.ground = picture.height - 11 * unit;
  }

  static void draw(Picture picture, int seed) {
    Cabin cabin = new Cabin(picture, seed);
    cabin.walls();
    cabin.roof();
    cabin.openings();
    cabin.sign(left(picture, seed));
  }

  private static int left(Picture picture, int seed) {
    return (int) (picture.width * (0.62 + 0.2 * Hash.unit(seed, 6, 6)));
  }

  private void walls() {
    for (int plank = 0; plank < 8; plank++) {
      int top = ground - (8 - plank) * 3 * unit / 2;
      int colour = Argb.mix(WOOD, DARK_WOOD, 0.25f * Hash.unit(7, plank, 0));
      canvas.rect(left, top, 22 * unit, 3 * unit / 2, colour);
      canvas.rect(left, top, 22 * unit, Math.max(1, unit / 5), DARK_WOOD);
    }
  }

  private void roof() {
    int eaves = ground - 12 * unit;
    double[] xs = {left - 2.0 * unit, left + 11.0 * unit, left + 24.0 * unit};
    double[] ys = {eaves, eaves - 9.0 * unit, eaves};
    canvas.triangle(xs, ys, Fill.downward(ROOF, 0xFF4A1510, eaves - 9 * unit, eaves));
    canvas.rect(left + 15 * unit, eaves - 9 * unit, 2 * unit, 6 * unit, 0xFF7A6A60);
  }

  private void openings() {
    canvas.rect(left + 9 * unit, ground - 8 * unit, 4 * unit, 8 * unit, DARK_WOOD);
    canvas.disc(left + 12.2 * unit, ground - 4.0 * unit, 0.3 * unit, Fill.flat(0xFFC9A227));
    window(left + 2 * unit);
    window(left + 15 * unit);
  }

  private void window(int x) {
    int top = ground - 8 * unit;
    int bar = Math.max(1, unit / 4);
    canvas.rect(
        x, top, 5 * unit, 4 * unit, Fill.downward(0xFFF6C667, LIT_WINDOW, top, top + 4 * unit));
    canvas.rect(x + 5 * unit / 2, top, bar, 4 * unit, DARK_WOOD);
    canvas.rect(x, top + 2 * unit, 5 * unit, bar, DARK_WOOD);
  }

  private void sign(int x) {
    int top = ground - 9 * unit;
    canvas.rect(x + 8 * unit, top, unit, 17 * unit, 0xFF9A9A94);
    canvas.roundRect(x, top, 17 * unit, 8 * unit, unit, Fill.flat(SIGN));
    canvas.text(x + unit, top + 1.3 * unit, unit / 4.2, Argb.WHITE, "LAKE TRAIL");
    canvas.text(x + unit, top + 4.6 * unit, unit / 7.0, 0xFFEDE6C8, "2.4 km - 1847 m up");
  }
}
