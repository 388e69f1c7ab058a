package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.PngRows;
import io.github.visionpreflight.image.structure.PngStructure;
import io.github.visionpreflight.media.Deadline;

/** PNG pixels as 8-bit samples: a row at a time, or from the seven passes of an interlaced file. */
final class PngPicture {
  private static final int[] PASS_LEFT = {0, 4, 0, 2, 0, 1, 0};
  private static final int[] PASS_TOP = {0, 0, 4, 0, 2, 0, 1};
  private static final int[] PASS_ACROSS = {8, 8, 4, 4, 2, 2, 1};
  private static final int[] PASS_DOWN = {8, 8, 8, 4, 4, 2, 2};

  private final PngStructure png;
  private final PngRows rows;
  private final PngSamples samples;
  private final Deadline deadline;

  private PngPicture(PngStructure png, PngRows rows, Deadline deadline) {
    this.png = png;
    this.rows = rows;
    this.samples = PngSamples.of(png);
    this.deadline = deadline;
  }

  /**
   * Returns the pixels.
   *
   * @param step keep every so many pixels of an interlaced picture, in both directions
   */
  static Decoded decode(byte[] bytes, PngStructure png, int step, Deadline deadline) {
    PngRows rows = new PngRows(bytes, png, deadline);
    PngPicture picture = new PngPicture(png, rows, deadline);
    return Decoded.of(png.isInterlaced() ? picture.interlaced(step).rows() : picture.plain());
  }

  private RowSource plain() {
    int width = png.size().width();
    rows.startPass(rowBytes(width));
    return new RowSource(width, png.size().height(), samples.channels()) {
      @Override
      public void read(byte[] row) {
        samples.expand(rows.next(), width(), row);
      }
    };
  }

  private int rowBytes(int width) {
    return Math.toIntExact(((long) width * png.samples() * png.depth() + 7) / 8);
  }

  private Pixels interlaced(int step) {
    int width = png.size().width();
    int height = png.size().height();
    int offset = step / 2;
    Pixels out = Pixels.blank(kept(width, step), kept(height, step), samples.channels());
    for (int pass = 0; pass < 7; pass++) {
      int across = (width - PASS_LEFT[pass] + PASS_ACROSS[pass] - 1) / PASS_ACROSS[pass];
      int down = (height - PASS_TOP[pass] + PASS_DOWN[pass] - 1) / PASS_DOWN[pass];
      if (across > 0 && down > 0) {
        rows.startPass(rowBytes(across));
        pass(out, pass, across, down, step, offset);
      }
    }
    return out;
  }

  private static int kept(int side, int step) {
    return (side - step / 2 + step - 1) / step;
  }

  private void pass(Pixels out, int pass, int across, int down, int step, int offset) {
    byte[] row = new byte[across * out.channels()];
    for (int i = 0; i < down; i++) {
      deadline.check("PNG rows");
      int y = PASS_TOP[pass] + i * PASS_DOWN[pass] - offset;
      byte[] packed = rows.next();
      if (y >= 0 && y % step == 0) {
        samples.expand(packed, across, row);
        scatter(out, row, y / step, pass, step, offset);
      }
    }
  }

  private static void scatter(Pixels out, byte[] row, int y, int pass, int step, int offset) {
    int channels = out.channels();
    for (int i = 0; i < row.length / channels; i++) {
      int x = PASS_LEFT[pass] + i * PASS_ACROSS[pass] - offset;
      if (x >= 0 && x % step == 0) {
        System.arraycopy(
            row, i * channels, out.samples(), y * out.rowBytes() + x / step * channels, channels);
      }
    }
  }
}
