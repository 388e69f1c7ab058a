package io.github.visionpreflight.image.tiff;

/** Turns differences to the pixel on the left into samples (TIFF 6.0, section 14). */
final class Predictor {
  private Predictor() {}

  static void undo(byte[] row, int length, Kind kind, boolean bigEndian) {
    if (kind.depth() == 16) {
      wide(row, length, 2 * kind.stored(), bigEndian ? 1 : 0);
    } else if (kind.stored() == 3) {
      rgb(row, length);
    } else {
      bytes(row, length, kind.stored());
    }
  }

  private static void bytes(byte[] row, int length, int step) {
    for (int i = step; i < length; i++) {
      row[i] += row[i - step];
    }
  }

  /** Sums stay in registers: what was just stored takes a while to load. */
  private static void rgb(byte[] row, int length) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int i = 0; i < length - 2; i += 3) {
      row[i] = (byte) (red += row[i]);
      row[i + 1] = (byte) (green += row[i + 1]);
      row[i + 2] = (byte) (blue += row[i + 2]);
    }
  }

  private static void wide(byte[] row, int length, int step, int lowByte) {
    for (int i = step; i < length; i += 2) {
      int low = i + lowByte;
      int high = i + 1 - lowByte;
      int sum = (row[low] & 0xFF) + (row[low - step] & 0xFF);
      row[low] = (byte) sum;
      row[high] += (byte) (row[high - step] + (sum >> 8));
    }
  }
}
