package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.raster.RowSource;
import java.util.Arrays;

/** A frame at its place on a larger, transparent canvas; what lies outside is cut off. */
final class CanvasRows extends RowSource {
  private final RowSource frame;
  private final int left;
  private final int top;
  private final byte[] row;
  private int next;

  private CanvasRows(RowSource frame, int width, int height, int left, int top) {
    super(width, height, frame.channels() % 2 == 0 ? frame.channels() : frame.channels() + 1);
    this.frame = frame;
    this.left = left;
    this.top = top;
    this.row = new byte[frame.width() * frame.channels()];
  }

  /** Returns the frame on its canvas; the frame itself when it covers the canvas exactly. */
  static RowSource place(RowSource frame, int width, int height, int left, int top) {
    boolean covers = left == 0 && top == 0 && frame.width() == width && frame.height() == height;
    return covers ? frame : new CanvasRows(frame, width, height, left, top);
  }

  @Override
  public void read(byte[] target) {
    Arrays.fill(target, 0, width() * channels(), (byte) 0);
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
