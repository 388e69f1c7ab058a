package io.github.visionpreflight.benchmarks.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A picture's brightness, to tell whether two pictures look alike. */
public record Gray(int width, int height, double[] levels) {
  private static final int WINDOW = 8;
  private static final double C1 = 6.5025;
  private static final double C2 = 58.5225;

  /** Decodes with the JDK; transparent pixels are laid on white. */
  public static Gray decode(byte[] bytes) throws IOException {
    return of(ImageIO.read(new ByteArrayInputStream(bytes)));
  }

  static Gray of(BufferedImage image) {
    double[] levels = new double[image.getWidth() * image.getHeight()];
    for (int i = 0; i < levels.length; i++) {
      int argb = image.getRGB(i % image.getWidth(), i / image.getWidth());
      double alpha = (argb >>> 24) / 255.0;
      double level = 0.299 * (argb >> 16 & 255) + 0.587 * (argb >> 8 & 255) + 0.114 * (argb & 255);
      levels[i] = alpha * level + (1 - alpha) * 255;
    }
    return new Gray(image.getWidth(), image.getHeight(), levels);
  }

  /** Returns this picture at a smaller size: each pixel is the mean of the area that it covers. */
  public Gray shrunk(int toWidth, int toHeight) {
    double[] narrow = new double[toWidth * height];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = mean(levels, i / toWidth * width, 1, i % toWidth, (double) width / toWidth);
    }
    double[] small = new double[toWidth * toHeight];
    for (int i = 0; i < small.length; i++) {
      small[i] = mean(narrow, i % toWidth, toWidth, i / toWidth, (double) height / toHeight);
    }
    return new Gray(toWidth, toHeight, small);
  }

  private static double mean(double[] of, int from, int stride, int index, double step) {
    double start = index * step;
    double end = start + step;
    double sum = 0;
    for (int i = (int) start; i < Math.ceil(end - 1e-9); i++) {
      sum += of[from + i * stride] * (Math.min(i + 1, end) - Math.max(i, start));
    }
    return sum / step;
  }

  /** Returns the structural similarity, the mean over windows of 8 by 8 pixels; 1 is the same. */
  public double ssim(Gray other) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y + WINDOW <= height; y += WINDOW / 2) {
      for (int x = 0; x + WINDOW <= width; x += WINDOW / 2) {
        sum += window(other, x, y);
        count++;
      }
    }
    return sum / count;
  }

  private double window(Gray other, int left, int top) {
    double a = 0;
    double b = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    int n = WINDOW * WINDOW;
    for (int i = 0; i < n; i++) {
      int at = (top + i / WINDOW) * width + left + i % WINDOW;
      a += levels[at] / n;
      b += other.levels[at] / n;
      aa += levels[at] * levels[at] / n;
      bb += other.levels[at] * other.levels[at] / n;
      ab += levels[at] * other.levels[at] / n;
    }
    return (2 * a * b + C1)
        * (2 * (ab - a * b) + C2)
        / ((a * a + b * b + C1) * (aa - a * a + bb - b * b + C2));
  }
}
