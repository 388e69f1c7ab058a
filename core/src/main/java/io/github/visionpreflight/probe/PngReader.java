package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.PixelFormat.Colors;

/**
 * Reads a PNG's header: every chunk before the pixels (PNG third edition, 5 and 11). Checksums are
 * not computed. An eXIf chunk after the pixels is not looked for: finding it would mean walking the
 * whole file, and what decides how a picture is shown must not depend on how far one reads.
 */
final class PngReader {
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504C5445;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final int TRNS = 0x74524E53;
  private static final int EXIF = 0x65584966;
  private static final int ACTL = 0x6163544C;

  /** Apple's own variant, which ordinary decoders cannot read. */
  private static final int CGBI = 0x43674249;

  private static final int SIGNATURE_BYTES = 8;
  private static final int IHDR_BYTES = 13;
  private static final int CRC_BYTES = 4;
  private static final int PALETTE_BIT = 1;
  private static final int COLOUR_BIT = 2;
  private static final int ALPHA_BIT = 4;

  /** The least a frame after the first one takes: its fcTL and fdAT chunks. */
  private static final int LEAST_FRAME_BYTES = 38 + 16;

  private final ByteCursor in;
  private final Dimensions size;
  private final int depth;
  private final int colourType;
  private final boolean interlaced;
  private boolean palette;
  private boolean transparent;
  private int frames = 1;
  private int orientation;

  private PngReader(ByteCursor in) {
    this.in = in;
    long at = in.position();
    size = in.dimensions(in.u32be("IHDR width"), in.u32be("IHDR height"), at);
    depth = in.u8("IHDR bit depth");
    colourType = in.u8("IHDR colour type");
    checkColours(at + 8);
    in.skip(2, "IHDR");
    interlaced = in.u8("IHDR interlace") == 1;
  }

  static ImageInfo read(ByteCursor cursor) {
    cursor.format("PNG");
    cursor.skip(SIGNATURE_BYTES, "signature");
    int length = cursor.i32be("IHDR length");
    int type = cursor.i32be("IHDR");
    if (type == CGBI) {
      throw new MediaException.Unsupported("PNG CgBI: this is Apple's variant of PNG");
    }
    if (type != IHDR || length != IHDR_BYTES) {
      throw cursor.malformed("first chunk", "IHDR of 13 bytes", "another chunk", SIGNATURE_BYTES);
    }
    long parentEnd = cursor.enter(length, "IHDR");
    PngReader reader = new PngReader(cursor);
    cursor.leave(parentEnd);
    return reader.read();
  }

  private void checkColours(long at) {
    boolean legal =
        switch (colourType) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        };
    if (!legal) {
      throw in.malformed(
          "IHDR bit depth and colour type", "a legal pair", depth + " and " + colourType, at);
    }
  }

  private ImageInfo read() {
    in.skip(CRC_BYTES, "IHDR checksum");
    while (chunk()) {
      in.nextBox();
    }
    if (colourType == 3 && !palette) {
      throw in.malformed("PLTE", "a palette before the pixels", "none");
    }
    return info();
  }

  /** Reads a chunk; returns false when the pixels start. */
  private boolean chunk() {
    long at = in.position();
    long length = in.u32be("chunk length");
    int type = in.i32be("chunk type");
    if (length > Integer.MAX_VALUE) {
      throw in.malformed("chunk length", "at most 2147483647", length, at);
    }
    if (type == IDAT) {
      return false;
    }
    long parentEnd = in.enter(length, "chunk");
    content(type, at);
    in.leave(parentEnd);
    in.skip(CRC_BYTES, "chunk checksum");
    return true;
  }

  private void content(int type, long at) {
    switch (type) {
      case IHDR -> throw in.malformed("IHDR", "one", "a second one", at);
      case IEND -> throw in.malformed("IDAT", "pixels", "the end of the image", at);
      case PLTE -> palette = true;
      case TRNS -> transparent = true;
      case ACTL -> frames = frames();
      case EXIF -> orientation = orientation == 0 ? ExifOrientation.read(in) : orientation;
      default -> {}
    }
  }

  /** An animation header that cannot be true leaves a still picture, as for a decoder without. */
  private int frames() {
    if (in.remaining() < 8) {
      return 1;
    }
    long stated = in.u32be("acTL frames");
    boolean possible = stated >= 1 && stated <= 1 + in.size() / LEAST_FRAME_BYTES;
    return possible ? (int) Math.min(stated, Integer.MAX_VALUE) : 1;
  }

  private ImageInfo info() {
    return new ImageInfo(
        MediaType.PNG,
        size,
        Math.max(ExifOrientation.NORMAL, orientation),
        frames,
        transparent || (colourType & ALPHA_BIT) != 0,
        in.size(),
        PixelFormat.of(colors(), channels(), colourType == 3 ? 8 : depth, interlaced));
  }

  private Colors colors() {
    if ((colourType & PALETTE_BIT) != 0) {
      return Colors.PALETTE;
    }
    return (colourType & COLOUR_BIT) != 0 ? Colors.RGB : Colors.GRAY;
  }

  private int channels() {
    int colours = colors() == Colors.RGB ? 3 : 1;
    return colours + ((colourType & ALPHA_BIT) != 0 ? 1 : 0);
  }
}
