package io.github.visionpreflight.ffmpeg.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;

/** Colours of test pictures, and what they are in YCbCr by the formulas of ITU-R BT.601 and 709. */
final class Colours {
  static final int RED = 0xC02020;
  static final int GREEN = 0x20B040;
  static final int BLUE = 0x3040D0;
  static final int YELLOW = 0xE0D020;

  static final int[] TILES = {RED, GREEN, BLUE, YELLOW, 0x808080, 0x20C0C0};

  /** What coding, and rounding in two colour conversions, may cost. */
  private static final int NEAR = 6;

  private Colours() {}

  /** Returns a painter of one colour: weights of red and blue, full range or studio, bits. */
  static Coded.Painter of(int rgb, double kr, double kb, boolean fullRange, int bits) {
    int[] samples = samples(rgb, kr, kb, fullRange, bits);
    return (plane, x, y) -> samples[plane];
  }

  static Coded.Painter fullRange601(int rgb) {
    return of(rgb, 0.299, 0.114, true, 8);
  }

  static int[] samples(int rgb, double kr, double kb, boolean fullRange, int bits) {
    double r = (rgb >> 16) / 255.0;
    double g = (rgb >> 8 & 0xFF) / 255.0;
    double b = (rgb & 0xFF) / 255.0;
    double y = kr * r + (1 - kr - kb) * g + kb * b;
    double cb = (b - y) / (2 * (1 - kb));
    double cr = (r - y) / (2 * (1 - kr));
    double top = (1 << bits) - 1;
    double step = 1 << bits - 8;
    double middle = 1 << bits - 1;
    return fullRange
        ? new int[] {round(y * top), round(cb * top + middle), round(cr * top + middle)}
        : new int[] {
          round((16 + 219 * y) * step),
          round((128 + 224 * cb) * step),
          round((128 + 224 * cr) * step)
        };
  }

  private static int round(double value) {
    return (int) Math.rint(value);
  }

  /** Returns a painter of four colours: top left, top right, bottom left, bottom right. */
  static Coded.Painter quarters(int width, int height, int... rgb) {
    int[][] samples = new int[4][];
    for (int i = 0; i < 4; i++) {
      samples[i] = samples(rgb[i], 0.299, 0.114, true, 8);
    }
    return (plane, x, y) -> samples[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)][plane];
  }

  /** Checks a pixel. */
  static void assertColour(BufferedImage picture, int x, int y, int rgb) {
    int got = picture.getRGB(x, y);
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(got >> shift & 0xFF)
          .as("%06x at %d, %d; expected %06x", got & 0xFFFFFF, x, y, rgb)
          .isBetween((rgb >> shift & 0xFF) - NEAR, (rgb >> shift & 0xFF) + NEAR);
    }
  }
}
