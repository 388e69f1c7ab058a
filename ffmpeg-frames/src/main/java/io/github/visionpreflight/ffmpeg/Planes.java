package io.github.visionpreflight.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** An 8-bit 4:2:0 picture in Java arrays, for what is done at the small size: matrix and turn. */
final class Planes {
  private final int width;
  private final int height;
  private final byte[] y;
  private final byte[] cb;
  private final byte[] cr;

  private Planes(int width, int height, byte[] y, byte[] cb, byte[] cr) {
    this.width = width;
    this.height = height;
    this.y = y;
    this.cb = cb;
    this.cr = cr;
  }

  static Planes of(AVFrame frame) {
    int width = frame.width();
    int height = frame.height();
    return new Planes(
        width,
        height,
        copy(frame, 0, width, height),
        copy(frame, 1, half(width), half(height)),
        copy(frame, 2, half(width), half(height)));
  }

  /** Writes the picture into a frame of the same size. */
  void into(AVFrame frame) {
    write(frame, 0, y, width, height);
    write(frame, 1, cb, half(width), half(height));
    write(frame, 2, cr, half(width), half(height));
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Returns the picture turned upright. */
  Planes upright(int orientation) {
    if (orientation == 1) {
      return this;
    }
    boolean swap = orientation >= 5;
    return new Planes(
        swap ? height : width,
        swap ? width : height,
        turn(y, width, height, orientation),
        turn(cb, half(width), half(height), orientation),
        turn(cr, half(width), half(height), orientation));
  }

  /** Changes the colours in place from the given matrix to that of JPEG. */
  void toJpegMatrix(YuvMatrix from) {
    if (!from.isJpegs()) {
      from.convert(y, cb, cr, width, height);
    }
  }

  private static byte[] turn(byte[] plane, int w, int h, int orientation) {
    boolean swap = orientation >= 5;
    int outWidth = swap ? h : w;
    int outHeight = swap ? w : h;
    byte[] out = new byte[plane.length];
    for (int r = 0; r < outHeight; r++) {
      for (int c = 0; c < outWidth; c++) {
        out[r * outWidth + c] = plane[source(r, c, w, h, orientation)];
      }
    }
    return out;
  }

  /** Where the pixel at (r, c) of the upright picture lies in the stored one. */
  private static int source(int r, int c, int w, int h, int orientation) {
    return switch (orientation) {
      case 2 -> r * w + (w - 1 - c);
      case 3 -> (h - 1 - r) * w + (w - 1 - c);
      case 4 -> (h - 1 - r) * w + c;
      case 5 -> c * w + r;
      case 6 -> (h - 1 - c) * w + r;
      case 7 -> (h - 1 - c) * w + (w - 1 - r);
      case 8 -> c * w + (w - 1 - r);
      default -> r * w + c;
    };
  }

  static int half(int side) {
    return (side + 1) / 2;
  }

  private static byte[] copy(AVFrame frame, int plane, int w, int h) {
    byte[] out = new byte[w * h];
    int stride = frame.linesize(plane);
    var data = frame.data(plane).capacity((long) stride * h).asByteBuffer();
    for (int row = 0; row < h; row++) {
      data.get(row * stride, out, row * w, w);
    }
    return out;
  }

  private static void write(AVFrame frame, int plane, byte[] from, int w, int h) {
    int stride = frame.linesize(plane);
    var data = frame.data(plane).capacity((long) stride * h).asByteBuffer();
    for (int row = 0; row < h; row++) {
      data.put(row * stride, from, row * w, w);
    }
  }
}
