package io.github.visionpreflight.image.vp8;

import java.util.Arrays;

/**
 * Samples of whole macroblocks with a border above and to the left, which RFC 6386 (section 12.2)
 * has predictions read: 127 above, 129 to the left.
 */
final class Plane {
  /** What a sub-block sees of the macroblock above and to the right. */
  private static final int RIGHT = 4;

  final byte[] data;
  final int stride;

  Plane(int width, int height) {
    stride = 1 + width + RIGHT;
    data = new byte[Math.multiplyExact(stride, height + 1)];
    Arrays.fill(data, 0, stride, (byte) 127);
    for (int y = 0; y < height; y++) {
      data[index(-1, y)] = (byte) 129;
    }
  }

  int index(int x, int y) {
    return (y + 1) * stride + x + 1;
  }

  static byte clamp(int value) {
    return (byte) ((value & ~0xFF) == 0 ? value : value < 0 ? 0 : 255);
  }
}
