package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE240M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;

/**
 * The weights of red and blue in a video's luma, and the way from there to BT.601, which JPEG
 * (JFIF) means. Weights from ITU-T H.273, table 4.
 */
enum YuvMatrix {
  BT601(0.299, 0.114),
  BT709(0.2126, 0.0722),
  SMPTE240(0.212, 0.087),
  BT2020(0.2627, 0.0593);

  private static final int BITS = 16;
  private static final int HALF = 1 << (BITS - 1);

  /** From here on a video that names no matrix is taken as high definition. */
  private static final int HD_WIDTH = 1280;

  private static final int HD_HEIGHT = 577;

  private final int yCb;
  private final int yCr;
  private final int cbCb;
  private final int cbCr;
  private final int crCb;
  private final int crCr;

  /** Goes from YCbCr of these weights to RGB and from there to YCbCr of BT.601, once, on paper. */
  YuvMatrix(double kr, double kb) {
    double kg = 1 - kr - kb;
    double redOfCr = 2 * (1 - kr);
    double blueOfCb = 2 * (1 - kb);
    double greenOfCb = -2 * kb * (1 - kb) / kg;
    double greenOfCr = -2 * kr * (1 - kr) / kg;
    double lumaOfCb = 0.587 * greenOfCb + 0.114 * blueOfCb;
    double lumaOfCr = 0.299 * redOfCr + 0.587 * greenOfCr;
    yCb = fixed(lumaOfCb);
    yCr = fixed(lumaOfCr);
    cbCb = fixed((blueOfCb - lumaOfCb) / 1.772);
    cbCr = fixed(-lumaOfCr / 1.772);
    crCb = fixed(-lumaOfCb / 1.402);
    crCr = fixed((redOfCr - lumaOfCr) / 1.402);
  }

  private static int fixed(double value) {
    return (int) Math.rint(value * (1 << BITS));
  }

  /** Returns the matrix of a frame's colour space number; by its size when it names none. */
  static YuvMatrix of(int colourSpace, int width, int height) {
    if (colourSpace == AVCOL_SPC_BT709) {
      return BT709;
    }
    if (colourSpace == AVCOL_SPC_SMPTE240M) {
      return SMPTE240;
    }
    if (colourSpace == AVCOL_SPC_BT2020_NCL || colourSpace == AVCOL_SPC_BT2020_CL) {
      return BT2020;
    }
    boolean hd = width >= HD_WIDTH || height >= HD_HEIGHT;
    return colourSpace == AVCOL_SPC_UNSPECIFIED && hd ? BT709 : BT601;
  }

  boolean isJpegs() {
    return this == BT601;
  }

  /** Changes full-range 4:2:0 planes in place; a pixel takes the chroma of its own square. */
  void convert(byte[] y, byte[] cb, byte[] cr, int width, int height) {
    int chromaWidth = Planes.half(width);
    int[] lumaShift = new int[chromaWidth];
    for (int row = 0; row < Planes.half(height); row++) {
      chromaRow(cb, cr, row * chromaWidth, lumaShift);
      lumaRow(y, 2 * row * width, width, lumaShift);
      if (2 * row + 1 < height) {
        lumaRow(y, (2 * row + 1) * width, width, lumaShift);
      }
    }
  }

  private void chromaRow(byte[] cb, byte[] cr, int from, int[] lumaShift) {
    for (int i = 0; i < lumaShift.length; i++) {
      int b = (cb[from + i] & 0xFF) - 128;
      int r = (cr[from + i] & 0xFF) - 128;
      lumaShift[i] = (yCb * b + yCr * r + HALF) >> BITS;
      cb[from + i] = clamp(((cbCb * b + cbCr * r + HALF) >> BITS) + 128);
      cr[from + i] = clamp(((crCb * b + crCr * r + HALF) >> BITS) + 128);
    }
  }

  private static void lumaRow(byte[] y, int from, int width, int[] lumaShift) {
    for (int x = 0; x < width; x++) {
      y[from + x] = clamp((y[from + x] & 0xFF) + lumaShift[x >> 1]);
    }
  }

  private static byte clamp(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
