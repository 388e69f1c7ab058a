package io.github.visionpreflight.image.raster;

/** Lanczos resampling as the textbook has it: a double sum over the window for each sample. */
final class ReferenceLanczos {
  private ReferenceLanczos() {}

  static Pixels resample(Pixels in, int width, int height) {
    Pixels out = Pixels.blank(width, height, in.channels());
    double sx = (double) in.width() / width;
    double sy = (double) in.height() / height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < in.channels(); c++) {
          double value = at(in, (x + 0.5) * sx - 0.5, (y + 0.5) * sy - 0.5, sx, sy, c);
          out.samples()[(y * width + x) * in.channels() + c] =
              (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
      }
    }
    return out;
  }

  private static double at(Pixels in, double cx, double cy, double sx, double sy, int c) {
    double sum = 0;
    double weights = 0;
    for (int y = (int) Math.ceil(cy - 3 * sy); y <= Math.floor(cy + 3 * sy); y++) {
      for (int x = (int) Math.ceil(cx - 3 * sx); x <= Math.floor(cx + 3 * sx); x++) {
        if (x >= 0 && y >= 0 && x < in.width() && y < in.height()) {
          double weight = window((x - cx) / sx) * window((y - cy) / sy);
          weights += weight;
          sum += weight * (in.samples()[(y * in.width() + x) * in.channels() + c] & 0xFF);
        }
      }
    }
    return sum / weights;
  }

  private static double window(double t) {
    return sinc(t) * sinc(t / 3);
  }

  private static double sinc(double t) {
    return t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
  }
}
