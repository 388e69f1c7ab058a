package io.github.visionpreflight.benchmarks.compare;

import java.util.Arrays;

/**
 * How much a picture is like the reference.
 *
 * @param ssim structural similarity of the luma, by Wang, Bovik, Sheikh and Simoncelli (2004): mean
 *     over Gaussian windows of 11 by 11 with a deviation of 1.5; 1 is the same picture
 * @param psnr peak signal to noise over red, green and blue, in decibels; infinite for the same
 *     picture
 */
record Likeness(double ssim, double psnr) {
  private static final int WINDOW = 11;
  private static final double DEVIATION = 1.5;
  private static final double C1 = Math.pow(0.01 * 255, 2);
  private static final double C2 = Math.pow(0.03 * 255, 2);

  /**
   * Compares two pictures of one size.
   *
   * @throws IllegalArgumentException when the sizes differ, or a side is shorter than the window
   */
  static Likeness of(Colours picture, Colours reference) {
    if (picture.width() != reference.width()
        || picture.height() != reference.height()
        || Math.min(picture.width(), picture.height()) < WINDOW) {
      throw new IllegalArgumentException(
          "size: expected "
              + reference.width()
              + "x"
              + reference.height()
              + ", got "
              + picture.width()
              + "x"
              + picture.height());
    }
    return new Likeness(
        ssim(picture.luma(), reference.luma(), picture.width(), picture.height()),
        psnr(picture, reference));
  }

  /** Returns the worse of the two figures of each. */
  Likeness worse(Likeness other) {
    return new Likeness(Math.min(ssim, other.ssim), Math.min(psnr, other.psnr));
  }

  private static double psnr(Colours a, Colours b) {
    double error = 0;
    for (int plane = 0; plane < 3; plane++) {
      for (int i = 0; i < a.planes()[plane].length; i++) {
        double difference = Math.rint(a.planes()[plane][i]) - clamped(b.planes()[plane][i]);
        error += difference * difference;
      }
    }
    double mean = error / (3.0 * a.width() * a.height());
    return 10 * Math.log10(255 * 255 / mean);
  }

  private static double clamped(double level) {
    return Math.max(0, Math.min(255, level));
  }

  private static double ssim(double[] a, double[] b, int width, int height) {
    double[] meanA = blurred(a, width, height);
    double[] meanB = blurred(b, width, height);
    double[] squareA = blurred(product(a, a), width, height);
    double[] squareB = blurred(product(b, b), width, height);
    double[] both = blurred(product(a, b), width, height);
    double sum = 0;
    for (int i = 0; i < meanA.length; i++) {
      double mean = meanA[i] * meanB[i];
      double means = meanA[i] * meanA[i] + meanB[i] * meanB[i];
      double variances = squareA[i] + squareB[i] - means;
      sum += (2 * mean + C1) * (2 * (both[i] - mean) + C2) / ((means + C1) * (variances + C2));
    }
    return sum / meanA.length;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  /** Returns the weighted means of the windows that lie inside. */
  private static double[] blurred(double[] plane, int width, int height) {
    double[] weights = gaussian();
    int across = width - WINDOW + 1;
    int down = height - WINDOW + 1;
    double[] narrow = new double[across * height];
    Arrays.parallelSetAll(narrow, i -> window(plane, i / across * width + i % across, 1, weights));
    double[] out = new double[across * down];
    Arrays.parallelSetAll(out, i -> window(narrow, i, across, weights));
    return out;
  }

  private static double window(double[] plane, int from, int stride, double[] weights) {
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      sum += plane[from + i * stride] * weights[i];
    }
    return sum;
  }

  private static double[] gaussian() {
    double[] weights = new double[WINDOW];
    double total = 0;
    for (int i = 0; i < WINDOW; i++) {
      double distance = i - WINDOW / 2;
      weights[i] = Math.exp(-distance * distance / (2 * DEVIATION * DEVIATION));
      total += weights[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      weights[i] /= total;
    }
    return weights;
  }
}
