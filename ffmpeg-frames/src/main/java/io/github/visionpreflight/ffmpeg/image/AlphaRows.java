package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.image.raster.RowSource;

/** Colours and transparency that come from two pictures, as rows of one. Used by one thread. */
final class AlphaRows extends RowSource {
  private final RowSource colours;
  private final RowSource alpha;
  private final boolean premultiplied;
  private final byte[] colourRow;
  private final byte[] alphaRow;

  /**
   * @param alpha gray, of the same size
   * @param premultiplied whether the colours are multiplied by alpha; they come out as they were
   *     before
   */
  AlphaRows(RowSource colours, RowSource alpha, boolean premultiplied) {
    super(colours.width(), colours.height(), colours.channels() + 1);
    this.colours = colours;
    this.alpha = alpha;
    this.premultiplied = premultiplied;
    this.colourRow = new byte[colours.width() * colours.channels()];
    this.alphaRow = new byte[colours.width()];
  }

  @Override
  public void read(byte[] row) {
    colours.read(colourRow);
    alpha.read(alphaRow);
    int n = colours.channels();
    for (int x = 0, i = 0, o = 0; x < alphaRow.length; x++) {
      int a = alphaRow[x] & 0xFF;
      for (int c = 0; c < n; c++) {
        int sample = colourRow[i++] & 0xFF;
        row[o++] = (byte) (premultiplied ? divided(sample, a) : sample);
      }
      row[o++] = (byte) a;
    }
  }

  private static int divided(int sample, int alpha) {
    return alpha == 0 ? 0 : Math.min(255, (sample * 255 + alpha / 2) / alpha);
  }
}
