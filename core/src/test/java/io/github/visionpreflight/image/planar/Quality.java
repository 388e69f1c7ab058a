package io.github.visionpreflight.image.planar;

/** A plain reference for scaling and turning, and how alike two pictures look. */
final class Quality {
  private static final int LOBES = 3;

  private Quality() {}

  /** Decode-full and Lanczos, as the lane's result should look before it is coded. */
  static float[][] reference(float[][] full, int width, int height, int orientation) {
    boolean swap = orientation >= 5;
    float[][] down = scaledDown(full, swap ? width : height);
    float[][] both = transposed(scaledDown(transposed(down), swap ? height : width));
    float[][] turned = turned(both, orientation);
    for (float[] row : turned) {
      for (int x = 0; x < row.length; x++) {
        row[x] = Math.max(0, Math.min(255, Math.round(row[x])));
      }
    }
    return turned;
  }

  /** EXIF 2.32, 4.6.4, read the other way round: which stored sample is shown at (x, y). */
  static float[][] turned(float[][] stored, int orientation) {
    int height = stored.length;
    int width = stored[0].length;
    boolean swap = orientation >= 5;
    float[][] shown = new float[swap ? width : height][swap ? height : width];
    for (int y = 0; y < shown.length; y++) {
      for (int x = 0; x < shown[0].length; x++) {
        shown[y][x] =
            switch (orientation) {
              case 2 -> stored[y][width - 1 - x];
              case 3 -> stored[height - 1 - y][width - 1 - x];
              case 4 -> stored[height - 1 - y][x];
              case 5 -> stored[x][y];
              case 6 -> stored[height - 1 - x][y];
              case 7 -> stored[height - 1 - x][width - 1 - y];
              case 8 -> stored[x][width - 1 - y];
              default -> stored[y][x];
            };
      }
    }
    return shown;
  }

  private static float[][] scaledDown(float[][] in, int height) {
    double step = (double) in.length / height;
    double widen = Math.max(1, step);
    float[][] out = new float[height][in[0].length];
    for (int y = 0; y < height; y++) {
      double centre = (y + 0.5) * step - 0.5;
      int from = (int) Math.max(0, Math.ceil(centre - LOBES * widen));
      int to = (int) Math.min(in.length - 1, Math.floor(centre + LOBES * widen));
      double sum = 0;
      for (int i = from; i <= to; i++) {
        sum += lanczos((i - centre) / widen);
      }
      for (int i = from; i <= to; i++) {
        add(out[y], in[i], lanczos((i - centre) / widen) / sum);
      }
    }
    return out;
  }

  private static void add(float[] out, float[] in, double weight) {
    for (int x = 0; x < out.length; x++) {
      out[x] += (float) (weight * in[x]);
    }
  }

  private static double lanczos(double x) {
    if (Math.abs(x) < 1e-9) {
      return 1;
    }
    return Math.abs(x) >= LOBES
        ? 0
        : Math.sin(Math.PI * x) / (Math.PI * x) * Math.sin(Math.PI * x / 3) / (Math.PI * x / 3);
  }

  private static float[][] transposed(float[][] in) {
    float[][] out = new float[in[0].length][in.length];
    for (int y = 0; y < in.length; y++) {
      for (int x = 0; x < in[0].length; x++) {
        out[x][y] = in[y][x];
      }
    }
    return out;
  }

  /** Structural similarity (Wang et al. 2004) over windows of 8 by 8 samples, every second one. */
  static double ssim(float[][] a, float[][] b) {
    double sum = 0;
    int windows = 0;
    for (int y = 0; y + 8 <= a.length; y += 2) {
      for (int x = 0; x + 8 <= a[0].length; x += 2) {
        sum += window(a, b, x, y);
        windows++;
      }
    }
    return sum / windows;
  }

  private static double window(float[][] a, float[][] b, int left, int top) {
    double sumA = 0;
    double sumB = 0;
    double squaresA = 0;
    double squaresB = 0;
    double products = 0;
    for (int y = top; y < top + 8; y++) {
      for (int x = left; x < left + 8; x++) {
        sumA += a[y][x];
        sumB += b[y][x];
        squaresA += a[y][x] * a[y][x];
        squaresB += b[y][x] * b[y][x];
        products += a[y][x] * b[y][x];
      }
    }
    double meanA = sumA / 64;
    double meanB = sumB / 64;
    double varianceA = squaresA / 64 - meanA * meanA;
    double varianceB = squaresB / 64 - meanB * meanB;
    double covariance = products / 64 - meanA * meanB;
    return (2 * meanA * meanB + 6.5025)
        * (2 * covariance + 58.5225)
        / ((meanA * meanA + meanB * meanB + 6.5025) * (varianceA + varianceB + 58.5225));
  }
}
