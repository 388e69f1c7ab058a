package io.github.visionpreflight.testdata;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Pixels in memory: one ARGB int each, alpha not multiplied in, rows from the top. */
final class Picture {
  final int width;
  final int height;
  final int[] argb;

  Picture(int width, int height) {
    this.width = width;
    this.height = height;
    this.argb = new int[width * height];
  }

  Size size() {
    return new Size(width, height);
  }

  int at(int x, int y) {
    return argb[y * width + x];
  }

  Picture crop(int left, int top, int cropWidth, int cropHeight) {
    Picture crop = new Picture(cropWidth, cropHeight);
    for (int y = 0; y < cropHeight; y++) {
      System.arraycopy(argb, (top + y) * width + left, crop.argb, y * cropWidth, cropWidth);
    }
    return crop;
  }

  void paste(Picture other, int left, int top) {
    for (int y = 0; y < other.height; y++) {
      System.arraycopy(other.argb, y * other.width, argb, (top + y) * width + left, other.width);
    }
  }

  /** Returns every {@code step}th pixel of every {@code step}th row, averaged over its square. */
  Picture shrunk(int step) {
    Picture small = new Picture(width / step, height / step);
    for (int i = 0; i < small.argb.length; i++) {
      small.argb[i] = average(i % small.width * step, i / small.width * step, step);
    }
    return small;
  }

  private int average(int left, int top, int side) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int i = 0; i < side * side; i++) {
      int pixel = at(left + i % side, top + i / side);
      red += pixel >> 16 & 255;
      green += pixel >> 8 & 255;
      blue += pixel & 255;
    }
    int count = side * side;
    return Argb.of(red / count, green / count, blue / count);
  }

  /**
   * Returns the pixels as a camera stores them that marks them with an EXIF orientation: a viewer
   * that follows the mark shows this picture.
   */
  Picture storedAs(int orientation) {
    boolean turned = orientation >= 5;
    Picture stored = turned ? new Picture(height, width) : new Picture(width, height);
    for (int row = 0; row < stored.height; row++) {
      for (int column = 0; column < stored.width; column++) {
        stored.argb[row * stored.width + column] =
            turned ? turnedAt(orientation, column, row) : flippedAt(orientation, column, row);
      }
    }
    return stored;
  }

  // EXIF 2.32, 4.6.4.A, Orientation: which side of the scene the first row and first column are.
  private int flippedAt(int orientation, int column, int row) {
    boolean firstColumnIsRight = orientation == 2 || orientation == 3;
    boolean firstRowIsBottom = orientation == 3 || orientation == 4;
    return at(
        firstColumnIsRight ? width - 1 - column : column,
        firstRowIsBottom ? height - 1 - row : row);
  }

  private int turnedAt(int orientation, int column, int row) {
    boolean firstRowIsRight = orientation == 6 || orientation == 7;
    boolean firstColumnIsBottom = orientation == 7 || orientation == 8;
    return at(
        firstRowIsRight ? width - 1 - row : row,
        firstColumnIsBottom ? height - 1 - column : column);
  }

  /** Returns the colours without alpha, in the byte order that the JPEG writer takes fastest. */
  BufferedImage toBgr() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0, at = 0; i < argb.length; i++) {
      bytes[at++] = (byte) argb[i];
      bytes[at++] = (byte) (argb[i] >> 8);
      bytes[at++] = (byte) (argb[i] >> 16);
    }
    return image;
  }

  BufferedImage toGray() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < argb.length; i++) {
      bytes[i] = (byte) Argb.luma(argb[i]);
    }
    return image;
  }
}
