package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.raster.RowSource;

/** A frame at its place on a larger canvas; what lies outside is cut off. */
final class CanvasRows extends RowSource {
  private final RowSource frame;
  private final int left;
  private final int top;
  private final byte[] background;
  private final byte[] row;
  private int next;

  private CanvasRows(RowSource frame, int width, int height, int left, int top, int argb) {
    super(width, height, frame.channels() % 2 == 0 ? frame.channels() : frame.channels() + 1);
    this.background = emptyRow(width, channels(), argb);
    this.frame = frame;
    this.left = left;
    this.top = top;
    this.row = new byte[frame.width() * frame.channels()];
  }

  /**
   * Returns the frame on its canvas; the frame itself when it covers the canvas exactly.
   *
   * @param argb the colour of the canvas where the frame is not; used when the frame has colours
   */
  static RowSource place(RowSource frame, int width, int height, int left, int top, int argb) {
    boolean covers = left == 0 && top == 0 && frame.width() == width && frame.height() == height;
    return covers ? frame : new CanvasRows(frame, width, height, left, top, argb);
  }

  private static byte[] emptyRow(int width, int channels, int argb) {
    byte[] row = new byte[width * channels];
    for (int i = 0; channels == 4 && i < row.length; i += 4) {
      row[i] = (byte) (argb >> 16);
      row[i + 1] = (byte) (argb >> 8);
      row[i + 2] = (byte) argb;
      row[i + 3] = (byte) (argb >> 24);
    }
    return row;
  }

  @Override
  public void read(byte[] target) {
    System.arraycopy(background, 0, target, 0, background.length);
    int y = next++ - top;
    if (y >= 0 && y < frame.height()) {
      frame.read(row);
      copy(target);
    }
  }

  private void copy(byte[] target) {
    int count = Math.min(frame.width(), width() - left);
    int in = frame.channels();
    int out = channels();
    for (int x = 0; x < count; x++) {
      int to = (left + x) * out;
      target[to + out - 1] = (byte) 0xFF;
      System.arraycopy(row, x * in, target, to, in);
    }
  }
}
