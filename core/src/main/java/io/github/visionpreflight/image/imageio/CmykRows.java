package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.raster.RowSource;

/**
 * Four-component JPEG samples as inks, 0 for none to 255 for full. Adobe stores them the other way
 * round, as everybody after it did. In YCCK the first three are YCbCr of what is not inverted, and
 * only black is (as libjpeg has it in jdcolor.c).
 */
final class CmykRows extends RowSource {
  private final RowSource stored;
  private final boolean ycck;

  CmykRows(RowSource stored, boolean ycck) {
    super(stored.width(), stored.height(), 4);
    this.stored = stored;
    this.ycck = ycck;
  }

  @Override
  public void read(byte[] row) {
    stored.read(row);
    for (int i = 0; i < 4 * width(); i += 4) {
      if (ycck) {
        toColours(row, i);
      }
      for (int c = ycck ? 3 : 0; c < 4; c++) {
        row[i + c] = (byte) ~row[i + c];
      }
    }
  }

  /** JFIF's conversion, here to cyan, magenta and yellow. */
  private static void toColours(byte[] row, int i) {
    float y = row[i] & 0xFF;
    float cb = (row[i + 1] & 0xFF) - 128;
    float cr = (row[i + 2] & 0xFF) - 128;
    row[i] = clamped(y + 1.402f * cr);
    row[i + 1] = clamped(y - 0.344136f * cb - 0.714136f * cr);
    row[i + 2] = clamped(y + 1.772f * cb);
  }

  private static byte clamped(float value) {
    return (byte) (int) Math.max(0, Math.min(255, value + 0.5f));
  }
}
