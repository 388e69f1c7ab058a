package io.github.visionpreflight.ffmpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A frame's number as twelve bars across the upper half of the picture, and read back. */
final class Barcode {
  static final int BITS = 12;
  private static final int WHITE = 235;
  private static final int BLACK = 16;

  private Barcode() {}

  /** Returns the luma at a point of frame {@code number}: bars above, a moving texture below. */
  static int luma(int number, int x, int y, int width, int height) {
    if (y < height / 2) {
      int bit = x * BITS / width;
      return (number >> bit & 1) == 1 ? WHITE : BLACK;
    }
    return 60 + ((x + 3 * number) / 8 * 37 + (y - number) / 8 * 53 & 0x7F);
  }

  /** Reads the number; a picture on its side is read along its height. */
  static int read(byte[] jpeg) {
    BufferedImage image = image(jpeg);
    return image.getWidth() >= image.getHeight() ? read(image) : readTurned(image);
  }

  /** Turned clockwise, the bars run downwards and lie in the right half. */
  private static int readTurned(BufferedImage image) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int y = (2 * bit + 1) * image.getHeight() / (2 * BITS);
      int green = image.getRGB(image.getWidth() * 3 / 4, y) >> 8 & 0xFF;
      number |= (green > 127 ? 1 : 0) << bit;
    }
    return number;
  }

  static int read(BufferedImage image) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int x = (2 * bit + 1) * image.getWidth() / (2 * BITS);
      int green = image.getRGB(x, image.getHeight() / 4) >> 8 & 0xFF;
      number |= (green > 127 ? 1 : 0) << bit;
    }
    return number;
  }

  static BufferedImage image(byte[] jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
