package io.github.visionpreflight.image.vp8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Samples of whole macroblocks with a border above and to the left, which RFC 6386 (section 12.2)
 * has predictions read: 127 above, 129 to the left.
 */
final class Plane {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

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

  /** Sets 4, 8 or 16 samples; so few are no work for {@code Arrays.fill}. */
  void fill(int at, int count, byte value) {
    int four = (value & 0xFF) * 0x01010101;
    for (int i = 0; i < count; i += 4) {
      INTS.set(data, at + i, four);
    }
  }

  /** Copies 4, 8 or 16 samples. */
  void copy(int from, int to, int count) {
    for (int i = 0; i < count; i += 4) {
      INTS.set(data, to + i, (int) INTS.get(data, from + i));
    }
  }

  static byte clamp(int value) {
    return (byte) ((value & ~0xFF) == 0 ? value : value < 0 ? 0 : 255);
  }
}
