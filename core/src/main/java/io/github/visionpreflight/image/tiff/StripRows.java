package io.github.visionpreflight.image.tiff;

/** Rows of strips: each as wide as the picture, one below the other. */
final class StripRows implements PackedRows {
  private final Segments strips;
  private final int rowBytes;
  private final long rowsPerStrip;
  private long left;

  StripRows(Segments strips, int rowBytes, long rowsPerStrip) {
    this.strips = strips;
    this.rowBytes = rowBytes;
    this.rowsPerStrip = rowsPerStrip;
  }

  @Override
  public void next(byte[] row) {
    if (left == 0) {
      strips.open();
      left = rowsPerStrip;
    }
    strips.read(row, rowBytes);
    left--;
  }
}
