package io.github.visionpreflight.testdata;

import io.github.visionpreflight.testdata.Canvas.Fill;

/**
 * A logo on nothing: soft edges, half-clear shadows, and colours under clear pixels that must not
 * show.
 */
final class Logo {
  private static final int SKY = 0xFF2F80ED;
  private static final int NIGHT = 0xFF1B2A6B;
  private static final int GLASS = 0xB0FFFFFF;

  private Logo() {}

  static Picture draw(int width, int height) {
    Picture picture = new Picture(width, height);
    Canvas canvas = new Canvas(picture);
    int unit = height / 20;
    canvas.shadow(2 * unit, 3 * unit, 14 * unit, 15 * unit, unit);
    Fill fill = Fill.downward(SKY, NIGHT, 2 * unit, 16 * unit);
    canvas.roundRect(2 * unit, 2 * unit, 14 * unit, 14 * unit, 3 * unit, fill);
    eye(canvas, unit);
    double dot = (width - 18.0 * unit) / (Glyphs.ADVANCE * 9);
    canvas.text(17 * unit, 3.5 * unit, dot, NIGHT, "PREFLIGHT");
    canvas.text(17 * unit, 11.5 * unit, dot / 2, Argb.withAlpha(SKY, 200), "before you send it");
    return picture;
  }

  private static void eye(Canvas canvas, int unit) {
    canvas.disc(9 * unit, 9 * unit, 5 * unit, Fill.flat(GLASS));
    canvas.ring(9 * unit, 9 * unit, 4 * unit, unit / 2.0, Fill.flat(NIGHT));
    canvas.disc(9 * unit, 9 * unit, 2.2 * unit, Fill.flat(NIGHT));
    canvas.disc(8 * unit, 8 * unit, 0.8 * unit, Fill.flat(Argb.WHITE));
    canvas.line(3.5 * unit, 14.5 * unit, 14.5 * unit, 3.5 * unit, unit / 3.0, Fill.flat(GLASS));
  }
}
