package io.github.visionpreflight.image.raster;

/** Mean structural similarity of brightness over 8×8 windows (Wang et al., 2004). */
public final class Ssim {
  private static final int WINDOW = 8;
  private static final double C1 = 0.01 * 255 * 0.01 * 255;
  private static final double C2 = 0.03 * 255 * 0.03 * 255;

  private Ssim() {}

  /** Returns the similarity, 1 when they are equal. */
  public static double of(Pixels a, Pixels b) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y + WINDOW <= a.height(); y += WINDOW / 2) {
      for (int x = 0; x + WINDOW <= a.width(); x += WINDOW / 2) {
        sum += window(a, b, x, y);
        count++;
      }
    }
    return sum / count;
  }

  private static double window(Pixels a, Pixels b, int left, int top) {
    double sa = 0;
    double sb = 0;
    double saa = 0;
    double sbb = 0;
    double sab = 0;
    int n = WINDOW * WINDOW;
    for (int y = top; y < top + WINDOW; y++) {
      for (int x = left; x < left + WINDOW; x++) {
        double p = luma(a, x, y);
        double q = luma(b, x, y);
        sa += p;
        sb += q;
        saa += p * p;
        sbb += q * q;
        sab += p * q;
      }
    }
    double ma = sa / n;
    double mb = sb / n;
    double va = saa / n - ma * ma;
    double vb = sbb / n - mb * mb;
    double cov = sab / n - ma * mb;
    return (2 * ma * mb + C1) * (2 * cov + C2) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
  }

  private static double luma(Pixels p, int x, int y) {
    int at = (y * p.width() + x) * p.channels();
    if (p.channels() < 3) {
      return p.samples()[at] & 0xFF;
    }
    return 0.299 * (p.samples()[at] & 0xFF)
        + 0.587 * (p.samples()[at + 1] & 0xFF)
        + 0.114 * (p.samples()[at + 2] & 0xFF);
  }
}
