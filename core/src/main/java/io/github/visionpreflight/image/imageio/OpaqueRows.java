package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.raster.RowSource;

/** Rows whose alpha channel means nothing. */
final class OpaqueRows extends RowSource {
  private final RowSource rows;

  private OpaqueRows(RowSource rows) {
    super(rows.width(), rows.height(), rows.channels());
    this.rows = rows;
  }

  static RowSource of(RowSource rows) {
    return rows.channels() % 2 == 0 ? new OpaqueRows(rows) : rows;
  }

  @Override
  public void read(byte[] row) {
    rows.read(row);
    for (int i = channels() - 1; i < width() * channels(); i += channels()) {
      row[i] = (byte) 0xFF;
    }
  }
}
