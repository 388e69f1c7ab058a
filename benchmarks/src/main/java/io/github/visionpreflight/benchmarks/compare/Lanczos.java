package io.github.visionpreflight.benchmarks.compare;

import java.util.stream.IntStream;

/**
 * Lanczos with three lobes by its definition, in double precision, as the mark that every
 * implementation is held against. Nobody's entry: slow, plain, and sharing no code with any.
 */
final class Lanczos {
  private static final int LOBES = 3;

  private Lanczos() {}

  /** Returns the picture at a size that is not larger on any side. */
  static Colours scaled(Colours from, int width, int height) {
    Colours out = new Colours(width, height, new double[3][]);
    for (int plane = 0; plane < 3; plane++) {
      double[] narrow = across(from.planes()[plane], from.width(), from.height(), width);
      double[] turned = transposed(narrow, width, from.height());
      double[] small = across(turned, from.height(), width, height);
      out.planes()[plane] = transposed(small, height, width);
    }
    return out;
  }

  private static double[] across(double[] plane, int from, int rows, int to) {
    double[] out = new double[to * rows];
    IntStream.range(0, to).parallel().forEach(x -> column(plane, from, rows, to, x, out));
    return out;
  }

  private static void column(double[] plane, int from, int rows, int to, int x, double[] out) {
    double step = (double) from / to;
    double centre = (x + 0.5) * step - 0.5;
    int first = Math.max(0, (int) Math.ceil(centre - LOBES * step));
    int last = Math.min(from - 1, (int) Math.floor(centre + LOBES * step));
    double[] weights = weights(centre, first, last, step);
    for (int y = 0; y < rows; y++) {
      out[y * to + x] = sum(plane, y * from + first, weights);
    }
  }

  private static double sum(double[] plane, int from, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += plane[from + i] * weights[i];
    }
    return sum;
  }

  private static double[] weights(double centre, int first, int last, double step) {
    double[] weights = new double[last - first + 1];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = kernel((first + i - centre) / step);
      total += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= total;
    }
    return weights;
  }

  private static double kernel(double x) {
    return Math.abs(x) >= LOBES ? 0 : sinc(x) * sinc(x / LOBES);
  }

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return x == 0 ? 1 : Math.sin(angle) / angle;
  }

  private static double[] transposed(double[] plane, int width, int height) {
    double[] out = new double[plane.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        out[x * height + y] = plane[y * width + x];
      }
    }
    return out;
  }
}
