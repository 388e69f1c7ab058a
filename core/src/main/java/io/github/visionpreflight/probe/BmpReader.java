package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.PixelFormat.Colors;

/**
 * Reads a BMP's header, of whichever length: 12 (OS/2 1.x, Windows 2.x), 16 to 64 (OS/2 2.x), 40,
 * 52 and 56 (Windows 3.x), 108 and 124 (version 4 and 5).
 */
final class BmpReader {
  private static final int FILE_HEADER_BYTES = 14;
  private static final int CORE_HEADER_BYTES = 12;
  private static final int LEAST_OS2_HEADER_BYTES = 16;
  private static final int INFO_HEADER_BYTES = 40;
  private static final int ALPHA_HEADER_BYTES = 56;
  private static final int LONGEST_OS2_HEADER_BYTES = 64;
  private static final int V4_HEADER_BYTES = 108;
  private static final int V5_HEADER_BYTES = 124;

  /** Offsets from the start of the header. */
  private static final int COMPRESSION_END = 20;

  private static final int ALPHA_MASK_AT = 52;

  private static final int BITFIELDS = 3;
  private static final int JPEG = 4;
  private static final int PNG = 5;
  private static final int ALPHA_BITFIELDS = 6;

  private final ByteCursor in;
  private final long headerBytes;
  private boolean alpha;

  private BmpReader(ByteCursor in, long headerBytes) {
    this.in = in;
    this.headerBytes = headerBytes;
  }

  static ImageInfo read(ByteCursor cursor) {
    cursor.format("BMP");
    cursor.skip(FILE_HEADER_BYTES, "file header");
    long length = cursor.u32le("header length");
    if (!isKnown(length)) {
      throw cursor.malformed("header length", "12, 16..64, 108 or 124", length, FILE_HEADER_BYTES);
    }
    cursor.enter(length - 4, "header");
    return new BmpReader(cursor, length).read();
  }

  private static boolean isKnown(long length) {
    return length == CORE_HEADER_BYTES
        || length >= LEAST_OS2_HEADER_BYTES && length <= LONGEST_OS2_HEADER_BYTES
        || length == V4_HEADER_BYTES
        || length == V5_HEADER_BYTES;
  }

  private ImageInfo read() {
    Dimensions size = size();
    in.skip(2, "planes");
    long at = in.position();
    int bits = in.u16le("bits per pixel");
    if (headerBytes >= INFO_HEADER_BYTES) {
      compression();
    }
    checkBits(bits, at);
    return new ImageInfo(
        MediaType.BMP, size, ExifOrientation.NORMAL, 1, alpha, in.size(), pixels(bits));
  }

  /** A negative height means that the rows are stored from the top. */
  private Dimensions size() {
    long at = in.position();
    if (headerBytes == CORE_HEADER_BYTES) {
      return in.dimensions(in.u16le("width"), in.u16le("height"), at);
    }
    long width = in.i32le("width");
    long height = in.i32le("height");
    return in.dimensions(width, Math.abs(height), at);
  }

  private void compression() {
    int compression = in.i32le("compression");
    boolean os2 = headerBytes == LONGEST_OS2_HEADER_BYTES;
    if (!os2 && (compression == JPEG || compression == PNG)) {
      throw new MediaException.Unsupported("BMP compression: a whole JPEG or PNG inside a BMP");
    }
    if (compression == ALPHA_BITFIELDS) {
      alpha = true;
    } else if (compression == BITFIELDS && !os2 && headerBytes >= ALPHA_HEADER_BYTES) {
      in.skip(ALPHA_MASK_AT - COMPRESSION_END, "header");
      alpha = in.i32le("alpha mask") != 0;
    }
  }

  private void checkBits(int bits, long at) {
    switch (bits) {
      case 1, 2, 4, 8, 16, 24, 32 -> {}
      default -> throw in.malformed("bits per pixel", "1, 2, 4, 8, 16, 24 or 32", bits, at);
    }
  }

  private PixelFormat pixels(int bits) {
    return bits <= 8
        ? PixelFormat.of(Colors.PALETTE, 1, 8, false)
        : PixelFormat.of(Colors.RGB, alpha ? 4 : 3, bits == 16 ? 5 : 8, false);
  }
}
