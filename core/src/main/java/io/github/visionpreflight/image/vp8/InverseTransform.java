package io.github.visionpreflight.image.vp8;

/** The inverse transforms of RFC 6386, section 14. */
final class InverseTransform {
  private final int[] half = new int[16];

  /** Spreads the 16 coefficients of the second order over the first ones of as many blocks. */
  void walshHadamard(int[] coefficients, int from, int to) {
    for (int i = 0; i < 4; i++) {
      int a = coefficients[from + i] + coefficients[from + 12 + i];
      int b = coefficients[from + 4 + i] + coefficients[from + 8 + i];
      int c = coefficients[from + 4 + i] - coefficients[from + 8 + i];
      int d = coefficients[from + i] - coefficients[from + 12 + i];
      half[i] = a + b;
      half[4 + i] = d + c;
      half[8 + i] = a - b;
      half[12 + i] = d - c;
    }
    for (int i = 0; i < 16; i += 4) {
      int a = half[i] + half[i + 3];
      int b = half[i + 1] + half[i + 2];
      int c = half[i + 1] - half[i + 2];
      int d = half[i] - half[i + 3];
      int at = to + 16 * i;
      coefficients[at] = a + b + 3 >> 3;
      coefficients[at + 16] = d + c + 3 >> 3;
      coefficients[at + 32] = a - b + 3 >> 3;
      coefficients[at + 48] = d - c + 3 >> 3;
    }
  }

  /** Adds a block to what was predicted. */
  void add(int[] coefficients, int from, Plane plane, int at) {
    for (int i = 0; i < 4; i++) {
      int a = coefficients[from + i] + coefficients[from + 8 + i];
      int b = coefficients[from + i] - coefficients[from + 8 + i];
      int c = sine(coefficients[from + 4 + i]) - cosine(coefficients[from + 12 + i]);
      int d = cosine(coefficients[from + 4 + i]) + sine(coefficients[from + 12 + i]);
      half[4 * i] = a + d;
      half[4 * i + 1] = b + c;
      half[4 * i + 2] = b - c;
      half[4 * i + 3] = a - d;
    }
    for (int i = 0, o = at; i < 4; i++, o += plane.stride) {
      int a = half[i] + half[8 + i] + 4;
      int b = half[i] - half[8 + i] + 4;
      int c = sine(half[4 + i]) - cosine(half[12 + i]);
      int d = cosine(half[4 + i]) + sine(half[12 + i]);
      increase(plane.data, o, a + d);
      increase(plane.data, o + 1, b + c);
      increase(plane.data, o + 2, b - c);
      increase(plane.data, o + 3, a - d);
    }
  }

  /** Adds a block that has no coefficient but the first. */
  static void addMean(int coefficient, Plane plane, int at) {
    for (int i = 0, o = at; i < 4; i++, o += plane.stride) {
      for (int x = 0; x < 4; x++) {
        increase(plane.data, o + x, coefficient + 4);
      }
    }
  }

  private static void increase(byte[] data, int at, int eighths) {
    data[at] = Plane.clamp((data[at] & 0xFF) + (eighths >> 3));
  }

  /** Times the square root of 2 and the cosine of 22.5 degrees. */
  private static int cosine(int value) {
    return (value * 20091 >> 16) + value;
  }

  /** Times the square root of 2 and the sine of 22.5 degrees. */
  private static int sine(int value) {
    return value * 35468 >> 16;
  }
}
