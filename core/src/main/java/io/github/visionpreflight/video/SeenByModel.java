package io.github.visionpreflight.video;

import io.github.visionpreflight.probe.Dimensions;

/** The size that the model's video processor brings a frame to; the same steps in its order. */
final class SeenByModel {
  private static final int PATCH = 14;
  private static final double PATCHES_A_FRAME = 4096;
  private static final int MOST_PIXELS_A_SIDE = 512 * PATCH;

  private SeenByModel() {}

  static Dimensions of(Dimensions displayed) {
    int w = displayed.width();
    int h = displayed.height();
    long patches = (long) Math.max(1, w / PATCH) * Math.max(1, h / PATCH);
    double scale = Math.min(1.0, Math.sqrt(PATCHES_A_FRAME / patches));
    scale = Math.min(scale, (double) MOST_PIXELS_A_SIDE / w);
    scale = Math.min(scale, (double) MOST_PIXELS_A_SIDE / h);
    return new Dimensions(side(w, scale), side(h, scale));
  }

  private static int side(int pixels, double scale) {
    return Math.min(Math.max(1, (int) (pixels * scale)), MOST_PIXELS_A_SIDE);
  }
}
