package io.github.visionpreflight.testdata;

/**
 * Draws on a picture with smooth edges. It stands in for Java2D because that draws text with
 * whatever fonts a machine has, and edges with whatever rasterizer its JDK has.
 */
final class Canvas {
  /** The colour of each pixel of a shape. */
  @FunctionalInterface
  interface Fill {
    int at(int x, int y);

    static Fill flat(int argb) {
      return (x, y) -> argb;
    }

    static Fill downward(int top, int bottom, int fromY, int toY) {
      return (x, y) -> Argb.mix(top, bottom, share(y, fromY, toY));
    }

    static Fill rightward(int left, int right, int fromX, int toX) {
      return (x, y) -> Argb.mix(left, right, share(x, fromX, toX));
    }

    private static float share(int at, int from, int to) {
      return Math.max(0, Math.min(1, (float) (at - from) / (to - from)));
    }
  }

  /** How far outside the shape a point is, in pixels; negative inside. */
  @FunctionalInterface
  private interface Distance {
    double at(double x, double y);
  }

  private final Picture picture;

  Canvas(Picture picture) {
    this.picture = picture;
  }

  void rect(int left, int top, int width, int height, Fill fill) {
    for (int y = Math.max(0, top); y < Math.min(picture.height, top + height); y++) {
      for (int x = Math.max(0, left); x < Math.min(picture.width, left + width); x++) {
        blend(x, y, fill.at(x, y), 1);
      }
    }
  }

  void rect(int left, int top, int width, int height, int argb) {
    rect(left, top, width, height, Fill.flat(argb));
  }

  void roundRect(int left, int top, int width, int height, int radius, Fill fill) {
    softRect(left, top, width, height, radius, 1, fill);
  }

  /** Draws a shadow: a rectangle whose edge fades over {@code blur} pixels to each side. */
  void shadow(int left, int top, int width, int height, int blur) {
    softRect(left, top, width, height, blur, 2 * blur, Fill.flat(0x60000000));
  }

  private void softRect(int left, int top, int width, int height, int radius, int edge, Fill fill) {
    double halfWidth = width / 2.0;
    double halfHeight = height / 2.0;
    Distance distance =
        (x, y) ->
            roundRectDistance(
                Math.abs(x - left - halfWidth) - halfWidth + radius,
                Math.abs(y - top - halfHeight) - halfHeight + radius,
                radius);
    shape(left - edge, top - edge, left + width + edge, top + height + edge, edge, distance, fill);
  }

  private static double roundRectDistance(double x, double y, double radius) {
    double outside = Math.hypot(Math.max(x, 0), Math.max(y, 0));
    return outside + Math.min(Math.max(x, y), 0) - radius;
  }

  void disc(double centreX, double centreY, double radius, Fill fill) {
    int reach = (int) radius + 2;
    int x0 = (int) centreX;
    int y0 = (int) centreY;
    Distance distance = (x, y) -> Math.hypot(x - centreX, y - centreY) - radius;
    shape(x0 - reach, y0 - reach, x0 + reach, y0 + reach, 1, distance, fill);
  }

  void ring(double centreX, double centreY, double radius, double thickness, Fill fill) {
    int reach = (int) (radius + thickness) + 2;
    int x0 = (int) centreX;
    int y0 = (int) centreY;
    Distance distance =
        (x, y) -> Math.abs(Math.hypot(x - centreX, y - centreY) - radius) - thickness / 2;
    shape(x0 - reach, y0 - reach, x0 + reach, y0 + reach, 1, distance, fill);
  }

  void line(double x1, double y1, double x2, double y2, double thickness, Fill fill) {
    int reach = (int) thickness + 2;
    Distance distance = (x, y) -> segmentDistance(x, y, x1, y1, x2, y2) - thickness / 2;
    shape(
        (int) Math.min(x1, x2) - reach,
        (int) Math.min(y1, y2) - reach,
        (int) Math.max(x1, x2) + reach,
        (int) Math.max(y1, y2) + reach,
        1,
        distance,
        fill);
  }

  private static double segmentDistance(
      double x, double y, double x1, double y1, double x2, double y2) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double along = ((x - x1) * dx + (y - y1) * dy) / Math.max(1e-9, dx * dx + dy * dy);
    double t = Math.max(0, Math.min(1, along));
    return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
  }

  private void shape(
      int left, int top, int right, int bottom, int edge, Distance distance, Fill fill) {
    for (int y = Math.max(0, top); y < Math.min(picture.height, bottom); y++) {
      for (int x = Math.max(0, left); x < Math.min(picture.width, right); x++) {
        double inside = 0.5 - distance.at(x + 0.5, y + 0.5) / edge;
        if (inside > 0) {
          blend(x, y, fill.at(x, y), (float) Math.min(1, inside));
        }
      }
    }
  }

  /** Fills the triangle, with the winding that has its inside on the right of each edge. */
  void triangle(double[] xs, double[] ys, Fill fill) {
    Distance distance =
        (x, y) ->
            Math.max(
                edgeDistance(x, y, xs[0], ys[0], xs[1], ys[1]),
                Math.max(
                    edgeDistance(x, y, xs[1], ys[1], xs[2], ys[2]),
                    edgeDistance(x, y, xs[2], ys[2], xs[0], ys[0])));
    shape(
        (int) Math.min(xs[0], Math.min(xs[1], xs[2])) - 1,
        (int) Math.min(ys[0], Math.min(ys[1], ys[2])) - 1,
        (int) Math.max(xs[0], Math.max(xs[1], xs[2])) + 2,
        (int) Math.max(ys[0], Math.max(ys[1], ys[2])) + 2,
        1,
        distance,
        fill);
  }

  private static double edgeDistance(
      double x, double y, double x1, double y1, double x2, double y2) {
    double cross = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    return -cross / Math.hypot(x2 - x1, y2 - y1);
  }

  /**
   * Draws one line of text.
   *
   * @param dot pixels to one dot of the 5 by 9 dot glyphs; any fraction will do
   * @return the x at which more text would go on
   */
  double text(double left, double top, double dot, int argb, String text) {
    double x = left;
    for (int i = 0; i < text.length(); i++) {
      glyph(x, top, dot, argb, Glyphs.of(text.charAt(i)));
      x += Glyphs.ADVANCE * dot;
    }
    return x;
  }

  private void glyph(double left, double top, double dot, int argb, Glyphs.Glyph glyph) {
    int right = Math.min(picture.width, (int) Math.ceil(left + Glyphs.ADVANCE * dot));
    int bottom = Math.min(picture.height, (int) Math.ceil(top + Glyphs.ROWS * dot));
    for (int y = Math.max(0, (int) top); y < bottom; y++) {
      for (int x = Math.max(0, (int) left); x < right; x++) {
        blend(x, y, argb, glyph.coverage((x + 0.5 - left) / dot, (y + 0.5 - top) / dot, dot));
      }
    }
  }

  /** Lays a colour over a pixel; onto a clear pixel it goes with its own alpha. */
  private void blend(int x, int y, int argb, float coverage) {
    float over = coverage * (argb >>> 24) / 255;
    int at = y * picture.width + x;
    int under = picture.argb[at];
    if (over >= 1) {
      picture.argb[at] = argb;
    } else if (over > 0) {
      picture.argb[at] =
          under >>> 24 == 255 ? onSolid(under, argb, over) : onClear(under, argb, over);
    }
  }

  private static int onSolid(int under, int argb, float over) {
    return Argb.mix(under, argb | 0xFF000000, over);
  }

  private static int onClear(int under, int argb, float over) {
    float below = (under >>> 24) / 255f;
    float alpha = over + below * (1 - over);
    int colour = Argb.mix(under | 0xFF000000, argb | 0xFF000000, over / alpha);
    return Argb.withAlpha(colour, Math.round(alpha * 255));
  }
}
