package io.github.visionpreflight.image.raster;

/** Takes back that colours were multiplied by alpha, which is the last channel. */
public final class DividedRows extends RowSource {
  private final RowSource multiplied;

  private DividedRows(RowSource multiplied) {
    super(multiplied.width(), multiplied.height(), multiplied.channels());
    this.multiplied = multiplied;
  }

  /** Wraps rows with alpha. */
  public static RowSource of(RowSource multiplied) {
    return new DividedRows(multiplied);
  }

  @Override
  public void read(byte[] row) {
    multiplied.read(row);
    int colours = channels() - 1;
    for (int i = 0; i < width() * channels(); i += channels()) {
      int alpha = row[i + colours] & 0xFF;
      for (int c = 0; c < colours && alpha > 0; c++) {
        row[i + c] = (byte) Math.min(255, ((row[i + c] & 0xFF) * 255 + alpha / 2) / alpha);
      }
    }
  }
}
