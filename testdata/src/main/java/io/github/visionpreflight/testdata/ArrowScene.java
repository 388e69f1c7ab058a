package io.github.visionpreflight.testdata;

import io.github.visionpreflight.testdata.Canvas.Fill;

/**
 * A scene that looks different in all eight orientations: an arrow up, the word TOP, and a colour
 * of its own in each corner, so that a test can tell an orientation from four pixels.
 */
final class ArrowScene {
  static final int TOP_LEFT = 0xFFD62828;
  static final int TOP_RIGHT = 0xFF2A9D3A;
  static final int BOTTOM_LEFT = 0xFF2458C8;
  static final int BOTTOM_RIGHT = 0xFFE9C46A;
  private static final int ARROW = 0xFF202020;

  private ArrowScene() {}

  static Picture draw(int width, int height) {
    Picture picture = Landscape.draw(width, height, 88);
    Canvas canvas = new Canvas(picture);
    int side = Math.min(width, height) / 5;
    canvas.rect(0, 0, side, side, TOP_LEFT);
    canvas.rect(width - side, 0, side, side, TOP_RIGHT);
    canvas.rect(0, height - side, side, side, BOTTOM_LEFT);
    canvas.rect(width - side, height - side, side, side, BOTTOM_RIGHT);
    arrow(canvas, width / 2.0, height, side);
    canvas.text(width / 2.0 - side, height / 20.0, side / 9.0, Argb.WHITE, "TOP");
    return picture;
  }

  private static void arrow(Canvas canvas, double middle, int height, int side) {
    double tip = height * 0.22;
    double[] xs = {middle - side, middle, middle + side};
    double[] ys = {tip + side, tip, tip + side};
    canvas.line(middle, tip + side, middle, height * 0.85, side / 2.5, Fill.flat(ARROW));
    canvas.triangle(xs, ys, Fill.flat(ARROW));
  }
}
