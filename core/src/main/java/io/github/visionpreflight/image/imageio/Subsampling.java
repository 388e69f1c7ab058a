package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.probe.Dimensions;

/**
 * How many source pixels a decoder may leave out. Leaving any out costs quality, so none are as
 * long as the decoded picture is of a bearable size, and never so many that the filter has less
 * than two of them for a pixel of the result.
 */
final class Subsampling {
  /** 75 MB as RGB: a 24-megapixel photograph is decoded whole. */
  private static final long BEARABLE_PIXELS = 25_000_000;

  private Subsampling() {}

  /** Returns the step, at least 1, for a decoder that holds the whole picture. */
  static int step(Dimensions stored, Dimensions target) {
    int most = Math.min(stored.width() / target.width(), stored.height() / target.height()) / 2;
    int step = 1;
    while (step < most && stored.pixels() / ((long) step * step) > BEARABLE_PIXELS) {
      step++;
    }
    return step;
  }
}
