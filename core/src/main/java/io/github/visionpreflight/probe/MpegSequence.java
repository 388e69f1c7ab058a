package io.github.visionpreflight.probe;

/**
 * What a sequence header of MPEG-1 or MPEG-2 says (ISO/IEC 11172-2, 2.4.2.3; 13818-2, 6.2.2.1 and
 * 6.2.2.3).
 *
 * @param mpeg2 whether a sequence extension follows
 * @param width in pixels, not checked
 * @param height in pixels, not checked
 * @param fps frames a second; 0 when the code is none
 * @param aspect width of a pixel divided by its height; 0 when the code is none
 */
record MpegSequence(boolean mpeg2, long width, long height, double fps, double aspect) {
  static final int HEADER = 0xB3;
  static final int EXTENSION = 0xB5;

  /** Bytes after the start code of the header, without its optional tables. */
  static final int HEADER_BYTES = 8;

  private static final int SEQUENCE_EXTENSION_ID = 1;
  private static final int MATRIX_BYTES = 64;

  private static final double[] RATES = {
    0, 24000 / 1001.0, 24, 25, 30000 / 1001.0, 30, 50, 60000 / 1001.0, 60
  };

  /** MPEG-1: height of a pixel divided by its width. */
  private static final double[] PIXEL_ASPECTS = {
    0, 1, 0.6735, 0.7031, 0.7615, 0.8055, 0.8437, 0.8935, 0.9157, 0.9815, 1.0255, 1.0695, 1.0950,
    1.1575, 1.2015
  };

  /** MPEG-2: the shape of the whole picture; 1 stands for square pixels. */
  private static final double[] PICTURE_ASPECTS = {0, 0, 4 / 3.0, 16 / 9.0, 2.21};

  /** Reads the header whose start code ended before {@code from}. */
  static MpegSequence read(byte[] bytes, int from, int to) {
    BitReader in = BitReader.plain("MPEG sequence header", bytes, from, to);
    long width = in.bits(12);
    long height = in.bits(12);
    int aspect = (int) in.bits(4);
    int rate = (int) in.bits(4);
    in.skip(30);
    int next = from + HEADER_BYTES;
    if (in.bit() == 1) {
      next += MATRIX_BYTES;
    }
    // The flag of the second table comes after the first one.
    if (next - 1 < to && (bytes[next - 1] & 1) == 1) {
      next += MATRIX_BYTES;
    }
    double fps = rate < RATES.length ? RATES[rate] : 0;
    if (isExtension(bytes, next, to)) {
      return extended(
          BitReader.plain("MPEG extension", bytes, next + 4, to), width, height, aspect, fps);
    }
    double pixel = aspect < PIXEL_ASPECTS.length ? PIXEL_ASPECTS[aspect] : 0;
    return new MpegSequence(false, width, height, fps, pixel == 0 ? 0 : 1 / pixel);
  }

  private static boolean isExtension(byte[] bytes, int at, int to) {
    return at + 10 <= to
        && bytes[at] == 0
        && bytes[at + 1] == 0
        && bytes[at + 2] == 1
        && (bytes[at + 3] & 0xFF) == EXTENSION
        && bytes[at + 4] >> 4 == SEQUENCE_EXTENSION_ID;
  }

  private static MpegSequence extended(
      BitReader in, long lowWidth, long lowHeight, int aspect, double codedFps) {
    in.skip(4 + 8 + 1 + 2);
    long width = in.bits(2) << 12 | lowWidth;
    long height = in.bits(2) << 12 | lowHeight;
    in.skip(12 + 1 + 8 + 1);
    double fps = codedFps * (in.bits(2) + 1) / (in.bits(5) + 1);
    return new MpegSequence(true, width, height, fps, pixelAspect(aspect, width, height));
  }

  private static double pixelAspect(int code, long width, long height) {
    if (code == 1) {
      return 1;
    }
    return code < PICTURE_ASPECTS.length && width > 0 ? PICTURE_ASPECTS[code] * height / width : 0;
  }
}
