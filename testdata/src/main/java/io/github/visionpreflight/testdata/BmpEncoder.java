package io.github.visionpreflight.testdata;

/** Windows and OS/2 bitmaps without compression, one per kind of header. */
final class BmpEncoder {
  private static final int FILE_HEADER_BYTES = 14;
  private static final int PIXELS_PER_METRE = 2835;
  private static final int BITFIELDS = 3;

  /** The headers, by their length in bytes, which is how a reader tells them apart. */
  private enum Header {
    CORE(12),
    INFO(40),
    V5(124);

    private final int bytes;

    Header(int bytes) {
      this.bytes = bytes;
    }
  }

  private BmpEncoder() {}

  static byte[] rgb24(Picture picture) {
    return file(picture, Header.INFO, 24, false, new byte[0]);
  }

  static byte[] palette8(Picture picture) {
    return file(picture, Header.INFO, 8, false, palette());
  }

  /** Returns a file whose negative height says that its rows start at the top. */
  static byte[] topDown32(Picture picture) {
    return file(picture, Header.INFO, 32, true, new byte[0]);
  }

  static byte[] os2Core24(Picture picture) {
    return file(picture, Header.CORE, 24, false, new byte[0]);
  }

  /** Returns a file with the longest header, which says where each channel is, alpha included. */
  static byte[] v5WithAlpha(Picture picture) {
    return file(picture, Header.V5, 32, false, new byte[0]);
  }

  private static byte[] file(
      Picture picture, Header header, int bits, boolean topDown, byte[] palette) {
    int rowBytes = (picture.width * bits + 31) / 32 * 4;
    int pixelsAt = FILE_HEADER_BYTES + header.bytes + palette.length;
    int pixelBytes = rowBytes * picture.height;
    ByteSink sink = ByteSink.littleEndian();
    sink.ascii("BM").u32((long) pixelsAt + pixelBytes).u32(0).u32(pixelsAt).u32(header.bytes);
    if (header == Header.CORE) {
      sink.u16(picture.width).u16(picture.height).u16(1).u16(bits);
    } else {
      info(sink, picture, header, bits, topDown, pixelBytes);
    }
    sink.bytes(palette);
    for (int row = 0; row < picture.height; row++) {
      pixels(sink, picture, topDown ? row : picture.height - 1 - row, bits, rowBytes);
    }
    return sink.toByteArray();
  }

  private static void info(
      ByteSink sink, Picture picture, Header header, int bits, boolean topDown, int pixelBytes) {
    sink.u32(picture.width).u32(topDown ? -picture.height : picture.height).u16(1).u16(bits);
    sink.u32(header == Header.V5 ? BITFIELDS : 0).u32(pixelBytes);
    sink.u32(PIXELS_PER_METRE).u32(PIXELS_PER_METRE).u32(0).u32(0);
    if (header == Header.V5) {
      sink.u32(0xFF0000).u32(0xFF00).u32(0xFF).u32(0xFF000000L);
      // The colour space, read from the last byte to the first, is "sRGB"; no end points, no
      // profile.
      sink.ascii("BGRs").zeros(36 + 12).u32(4).zeros(12);
    }
  }

  private static byte[] palette() {
    ByteSink sink = ByteSink.littleEndian();
    for (int i = 0; i < Palette.SIZE; i++) {
      sink.u32(Palette.color(i));
    }
    return sink.toByteArray();
  }

  private static void pixels(ByteSink sink, Picture picture, int y, int bits, int rowBytes) {
    for (int x = 0; x < picture.width; x++) {
      int argb = picture.at(x, y);
      switch (bits) {
        case 8 -> sink.u8(Palette.dithered(argb, x, y));
        case 24 -> sink.u24(argb);
        default -> sink.u32(argb);
      }
    }
    sink.zeros(rowBytes - picture.width * bits / 8);
  }
}
