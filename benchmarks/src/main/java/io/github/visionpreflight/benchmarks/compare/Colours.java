package io.github.visionpreflight.benchmarks.compare;

import java.awt.image.BufferedImage;

/**
 * A picture as three planes of doubles, 0 to 255, red, green and blue, row by row, over a
 * background.
 */
record Colours(int width, int height, double[][] planes) {
  /** Lays the picture on a gray of this level, 0 to 255. */
  static Colours of(BufferedImage image, int behind) {
    Colours colours = black(image.getWidth(), image.getHeight());
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < colours.height; y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        colours.put(y * row.length + x, row[x], behind);
      }
    }
    return colours;
  }

  static Colours black(int width, int height) {
    return new Colours(width, height, new double[3][width * height]);
  }

  private void put(int index, int argb, int behind) {
    double alpha = (argb >>> 24) / 255.0;
    for (int plane = 0; plane < 3; plane++) {
      int level = argb >>> 16 - 8 * plane & 0xFF;
      planes[plane][index] = level * alpha + behind * (1 - alpha);
    }
  }

  /** Returns the luma of BT.601, which JPEG uses. */
  double[] luma() {
    double[] luma = new double[width * height];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = 0.299 * planes[0][i] + 0.587 * planes[1][i] + 0.114 * planes[2][i];
    }
    return luma;
  }
}
