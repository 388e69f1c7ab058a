package io.github.visionpreflight.image.vp8;

import io.github.visionpreflight.image.raster.RowSource;

/**
 * Planes of a decoded frame as RGB. Chroma lies in the middle of four samples of luma; each takes
 * 9, 3, 3 and 1 sixteenths of the four nearest, rounded as libwebp does ("fancy upsampling"). The
 * colours are those of BT.601 with luma from 16 to 235, in libwebp's 14-bit constants.
 */
final class YuvRows extends RowSource {
  private static final int LUMA_GAIN = 19077;
  private static final int RED_OF_V = 26149;
  private static final int GREEN_OF_U = 6419;
  private static final int GREEN_OF_V = 13320;
  private static final int BLUE_OF_U = 33050;
  private static final int RED_OFFSET = -14234;
  private static final int GREEN_OFFSET = 8708;
  private static final int BLUE_OFFSET = -17685;

  private final Plane[] planes;
  private final int[] u;
  private final int[] v;
  private int next;

  YuvRows(Plane[] planes, int width, int height) {
    super(width, height, 3);
    this.planes = planes;
    this.u = new int[width];
    this.v = new int[width];
  }

  @Override
  public void read(byte[] row) {
    upsample(planes[1], u);
    upsample(planes[2], v);
    Plane luma = planes[0];
    int from = luma.index(0, next++);
    for (int x = 0, o = 0; x < width(); x++, o += 3) {
      int y = (luma.data[from + x] & 0xFF) * LUMA_GAIN >> 8;
      int red = y + (v[x] * RED_OF_V >> 8) + RED_OFFSET;
      int green = y - (u[x] * GREEN_OF_U >> 8) - (v[x] * GREEN_OF_V >> 8) + GREEN_OFFSET;
      int blue = y + (u[x] * BLUE_OF_U >> 8) + BLUE_OFFSET;
      row[o] = Plane.clamp(red >> 6);
      row[o + 1] = Plane.clamp(green >> 6);
      row[o + 2] = Plane.clamp(blue >> 6);
    }
  }

  private void upsample(Plane plane, int[] to) {
    int last = (height() + 1) / 2 - 1;
    int nearRow = next >> 1;
    int farRow = Math.max(0, Math.min(last, (next & 1) == 0 ? nearRow - 1 : nearRow + 1));
    int near = plane.index(0, nearRow);
    int far = plane.index(0, farRow);
    byte[] data = plane.data;
    int width = width();
    int left = data[near] & 0xFF;
    int leftFar = data[far] & 0xFF;
    to[0] = 3 * left + leftFar + 2 >> 2;
    for (int i = 1; i <= width - 1 >> 1; i++) {
      int right = data[near + i] & 0xFF;
      int rightFar = data[far + i] & 0xFF;
      int sum = left + right + leftFar + rightFar + 8;
      to[2 * i - 1] = (sum + 2 * (right + leftFar) >> 3) + left >> 1;
      to[2 * i] = (sum + 2 * (left + rightFar) >> 3) + right >> 1;
      left = right;
      leftFar = rightFar;
    }
    if ((width & 1) == 0) {
      to[width - 1] = 3 * left + leftFar + 2 >> 2;
    }
  }
}
