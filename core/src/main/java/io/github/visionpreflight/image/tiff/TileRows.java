package io.github.visionpreflight.image.tiff;

/** Rows of tiles: as many as lie side by side are expanded at once. */
final class TileRows implements PackedRows {
  private final Segments tiles;
  private final int rowBytes;
  private final byte[] tileRow;
  private final byte[] band;
  private int left;
  private int at;

  /** Stands before the first of so many rows. */
  TileRows(Segments tiles, int rowBytes, int height, int tileRowBytes, int tileLength) {
    this.tiles = tiles;
    this.rowBytes = rowBytes;
    this.tileRow = new byte[tileRowBytes];
    this.band = new byte[Math.multiplyExact(rowBytes, Math.min(tileLength, height))];
    this.left = height;
    this.at = band.length;
  }

  @Override
  public void next(byte[] row) {
    if (at == band.length) {
      fill(Math.min(left, band.length / rowBytes));
      at = 0;
    }
    System.arraycopy(band, at, row, 0, rowBytes);
    at += rowBytes;
    left--;
  }

  /** What lies past the edges of the picture is filler. */
  private void fill(int rows) {
    for (int x = 0; x < rowBytes; x += tileRow.length) {
      tiles.open();
      for (int y = 0; y < rows; y++) {
        tiles.read(tileRow, tileRow.length);
        int n = Math.min(tileRow.length, rowBytes - x);
        System.arraycopy(tileRow, 0, band, y * rowBytes + x, n);
      }
    }
  }
}
