package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.PixelFormat.Colors;

/**
 * Reads a WebP's header: the picture's own (RFC 6386 for VP8, RFC 9649 for VP8L), or the extended
 * one (VP8X), whose flags say whether metadata and frames follow. Only then are the other chunks
 * walked, seeking over the pixels.
 */
final class WebpReader {
  private static final int VP8 = 0x56503820;
  private static final int VP8L = 0x5650384C;
  private static final int VP8X = 0x56503858;
  private static final int ANMF = 0x414E4D46;
  private static final int EXIF = 0x45584946;

  private static final int ANIMATION_FLAG = 0x02;
  private static final int EXIF_FLAG = 0x08;
  private static final int ALPHA_FLAG = 0x10;

  private static final int RIFF_HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int VP8_START_CODE = 0x9D012A;
  private static final int VP8L_SIGNATURE = 0x2F;
  private static final long MOST_CANVAS_PIXELS = 0xFFFF_FFFFL;

  private final ByteCursor in;
  private int width;
  private int height;
  private boolean alpha;
  private int orientation;
  private int frames;

  private WebpReader(ByteCursor in) {
    this.in = in;
  }

  static ImageInfo read(ByteCursor cursor) {
    cursor.format("WebP");
    cursor.skip(RIFF_HEADER_BYTES, "RIFF header");
    return new WebpReader(cursor).read();
  }

  private ImageInfo read() {
    int type = in.i32be("chunk type");
    long end = enterChunk();
    switch (type) {
      case VP8 -> vp8();
      case VP8L -> vp8l();
      case VP8X -> extended(end);
      default -> throw in.malformed("first chunk", "VP8, VP8L or VP8X", "another one", 12);
    }
    return info();
  }

  private ImageInfo info() {
    return new ImageInfo(
        MediaType.WEBP,
        new Dimensions(width, height),
        Math.max(ExifOrientation.NORMAL, orientation),
        Math.max(1, frames),
        alpha,
        in.size(),
        PixelFormat.of(Colors.RGB, alpha ? 4 : 3, 8, false));
  }

  /** Every chunk must be there whole: this is how a file that was cut shows. */
  private long enterChunk() {
    return in.enter(in.u32le("chunk length"), "chunk");
  }

  /** Chunks have even lengths; the padding after the last one is often missing. */
  private void leaveChunk(long parentEnd) {
    in.leave(parentEnd);
    if ((in.position() & 1) != 0 && in.remaining() > 0) {
      in.skip(1, "chunk padding");
    }
  }

  /**
   * RFC 6386, 9.1: a key frame's tag, start code and size; the top two bits are a display scale.
   */
  private void vp8() {
    long at = in.position();
    int tag = in.u24le("VP8 frame tag");
    if ((tag & 1) != 0) {
      throw in.malformed("VP8 frame", "a key frame", "another one", at);
    }
    if (in.u24be("VP8 start code") != VP8_START_CODE) {
      throw in.malformed("VP8 start code", "9D 01 2A", "other bytes", at + 3);
    }
    size(in.u16le("VP8 width") & 0x3FFF, in.u16le("VP8 height") & 0x3FFF, at + 6);
  }

  /** RFC 9649, 3.4: a signature, then 14 bits each of width and height less one, then alpha. */
  private void vp8l() {
    long at = in.position();
    if (in.u8("VP8L signature") != VP8L_SIGNATURE) {
      throw in.malformed("VP8L signature", "0x2F", "another byte", at);
    }
    int bits = in.i32le("VP8L header");
    if (bits >>> 29 != 0) {
      throw in.malformed("VP8L version", "0", bits >>> 29, at + 4);
    }
    size((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1, at + 1);
    alpha |= (bits >>> 28 & 1) != 0;
  }

  private void size(int newWidth, int newHeight, long at) {
    if (newWidth == 0 || newHeight == 0) {
      throw in.malformed("size", "sides of at least 1", newWidth + "x" + newHeight, at);
    }
    width = newWidth;
    height = newHeight;
  }

  private void extended(long parentEnd) {
    long at = in.position();
    int flags = in.u8("VP8X flags");
    in.skip(3, "VP8X");
    size(in.u24le("VP8X width") + 1, in.u24le("VP8X height") + 1, at + 4);
    if ((long) width * height > MOST_CANVAS_PIXELS) {
      throw in.malformed("VP8X canvas", "at most 2^32-1 pixels", width + "x" + height, at + 4);
    }
    alpha = (flags & ALPHA_FLAG) != 0;
    leaveChunk(parentEnd);
    if ((flags & ANIMATION_FLAG) != 0) {
      animation((flags & EXIF_FLAG) != 0);
    } else {
      still((flags & EXIF_FLAG) != 0);
    }
  }

  /** The Exif chunk belongs behind the picture and is sometimes before it. */
  private void still(boolean wantsExif) {
    boolean seenPicture = false;
    while (!seenPicture || wantsExif && orientation == 0 && hasChunk()) {
      in.nextBox();
      int type = in.i32be("chunk type");
      long parentEnd = enterChunk();
      if (!seenPicture && (type == VP8 || type == VP8L)) {
        picture(type);
        seenPicture = true;
      } else if (type == EXIF && wantsExif) {
        exif();
      }
      leaveChunk(parentEnd);
    }
  }

  private boolean hasChunk() {
    return in.remaining() >= CHUNK_HEADER_BYTES;
  }

  /** The canvas of a still picture is the picture; the alpha flag of the header stands. */
  private void picture(int type) {
    int canvasWidth = width;
    int canvasHeight = height;
    boolean stated = alpha;
    long at = in.position();
    if (type == VP8) {
      vp8();
    } else {
      vp8l();
    }
    alpha = stated;
    if (width != canvasWidth || height != canvasHeight) {
      throw in.malformed(
          "picture", "the canvas of " + canvasWidth + "x" + canvasHeight, width + "x" + height, at);
    }
  }

  private void animation(boolean wantsExif) {
    while (hasChunk() && frames < in.limits().maxFrames()) {
      int type = in.i32be("chunk type");
      long parentEnd = enterChunk();
      if (type == ANMF) {
        frame();
      } else {
        in.nextBox();
        if (type == EXIF && wantsExif) {
          exif();
        }
      }
      leaveChunk(parentEnd);
    }
    if (frames == 0) {
      throw in.malformed("animation", "at least one frame", "none");
    }
  }

  private void frame() {
    long at = in.position();
    long right = 2L * in.u24le("ANMF left");
    long bottom = 2L * in.u24le("ANMF top");
    right += in.u24le("ANMF width") + 1;
    bottom += in.u24le("ANMF height") + 1;
    if (right > width || bottom > height) {
      throw in.malformed(
          "ANMF",
          "a frame inside " + width + "x" + height,
          "one up to " + right + "," + bottom,
          at);
    }
    if ((++frames & 0xFFF) == 0) {
      in.checkClock();
    }
  }

  private void exif() {
    if (orientation == ExifOrientation.NO_BLOCK) {
      orientation = ExifOrientation.read(in);
    }
  }
}
