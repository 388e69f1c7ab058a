package io.github.visionpreflight.image.raster;

import io.github.visionpreflight.image.Foreign;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Pictures for tests. */
public final class Pictures {
  private Pictures() {}

  /** Returns the pixels of a JPEG or PNG as RGB. */
  public static Pixels rgb(byte[] file) {
    BufferedImage image = Foreign.decode(file);
    Pixels out = Pixels.blank(image.getWidth(), image.getHeight(), 3);
    for (int y = 0, o = 0; y < out.height(); y++) {
      for (int x = 0; x < out.width(); x++) {
        int rgb = Foreign.rgb(image, x, y);
        out.samples()[o++] = (byte) (rgb >> 16);
        out.samples()[o++] = (byte) (rgb >> 8);
        out.samples()[o++] = (byte) rgb;
      }
    }
    return out;
  }

  /** Cuts a piece of the given width, three quarters as high, out of the middle. */
  static Pixels middle(Pixels whole, int width) {
    Pixels out = Pixels.blank(width, width * 3 / 4, whole.channels());
    int left = (whole.width() - width) / 2;
    int top = (whole.height() - out.height()) / 2;
    for (int y = 0; y < out.height(); y++) {
      int from = (top + y) * whole.rowBytes() + left * whole.channels();
      System.arraycopy(whole.samples(), from, out.samples(), y * out.rowBytes(), out.rowBytes());
    }
    return out;
  }

  static Pixels noise(int width, int height, int channels, long seed) {
    Pixels out = Pixels.blank(width, height, channels);
    new SplittableRandom(seed).nextBytes(out.samples());
    return out;
  }

  static Pixels of(int width, int height, int channels, int... samples) {
    Pixels out = Pixels.blank(width, height, channels);
    for (int i = 0; i < out.samples().length; i++) {
      out.samples()[i] = (byte) samples[i % samples.length];
    }
    return out;
  }
}
