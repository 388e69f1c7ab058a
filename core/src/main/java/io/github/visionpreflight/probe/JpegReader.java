package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.PixelFormat.Colors;

/**
 * Reads a JPEG's header: every segment up to the first scan (ITU-T T.81, annex B). Segments may
 * come in any order; the scans themselves are not read, so they are not counted either.
 */
final class JpegReader {
  private static final int TEM = 0x01;
  private static final int SOF0 = 0xC0;
  private static final int DHT = 0xC4;
  private static final int JPG = 0xC8;
  private static final int DAC = 0xCC;
  private static final int SOF15 = 0xCF;
  private static final int RST0 = 0xD0;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DHP = 0xDE;
  private static final int APP1 = 0xE1;

  /** The frame header of JPEG-LS (ITU-T T.87), which shares the signature and nothing else. */
  private static final int SOF55 = 0xF7;

  /** A marker and a length. */
  private static final long HEAD_BYTES = 4;

  private static final int EXIF = 0x45786966;
  private static final int EXIF_HEADER_BYTES = 6;
  private static final int MOST_COMPONENTS = 4;
  private static final int FILL_BETWEEN_CLOCKS = 0xFFFF;

  private final ByteCursor in;
  private int width;
  private int height;
  private int components;
  private int precision;
  private boolean progressive;
  private int orientation;

  private JpegReader(ByteCursor in) {
    this.in = in;
  }

  static ImageInfo read(ByteCursor cursor) {
    cursor.format("JPEG");
    cursor.skip(2, "SOI");
    return new JpegReader(cursor).read();
  }

  /**
   * Most segments are passed over; this loop stays small so that the compiler inlines all of it.
   */
  private ImageInfo read() {
    for (int head = nextSegment(); marker(head) != SOS; head = nextSegment()) {
      in.nextBox();
      if (isWanted(marker(head))) {
        segment(marker(head), contentBytes(head));
      } else {
        in.skip(HEAD_BYTES + contentBytes(head), "segment");
      }
    }
    if (components == 0) {
      throw in.malformed("SOF", "a frame header before the first scan", "none");
    }
    return info();
  }

  private ImageInfo info() {
    return new ImageInfo(
        MediaType.JPEG,
        new Dimensions(width, height),
        Math.max(ExifOrientation.NORMAL, orientation),
        1,
        false,
        in.size(),
        PixelFormat.of(colors(), components, precision, progressive));
  }

  private Colors colors() {
    return switch (components) {
      case 1 -> Colors.GRAY;
      case 3 -> Colors.RGB;
      case 4 -> Colors.CMYK;
      default -> Colors.UNKNOWN;
    };
  }

  /** Goes to the next segment and returns its first four bytes: FF, marker, length. */
  private int nextSegment() {
    int head = in.peek32be("segment");
    return isSegment(head) ? head : segmentBehindFill();
  }

  /**
   * Any number of fill bytes may stand before a marker (B.1.1.2), and decoders pass over stray
   * bytes between segments, so they are no reason to refuse a picture here.
   */
  private int segmentBehindFill() {
    int head = in.peek32be("segment");
    for (int passed = 1; !isSegment(head); passed++) {
      if (head >>> 16 == (0xFF00 | EOI)) {
        throw in.malformed("first scan", "a scan", "the end of the image");
      }
      in.skip(1, "segment");
      head = in.peek32be("segment");
      if ((passed & FILL_BETWEEN_CLOCKS) == 0) {
        in.checkClock();
      }
    }
    return head;
  }

  private static boolean isSegment(int head) {
    int marker = marker(head);
    return head >>> 24 == 0xFF && marker > TEM && marker < 0xFF && (marker < RST0 || marker > EOI);
  }

  private static int marker(int head) {
    return head >>> 16 & 0xFF;
  }

  /** The stated length counts itself, not the marker. */
  private int contentBytes(int head) {
    int stated = head & 0xFFFF;
    if (stated < 2) {
      throw in.malformed("segment length", "at least 2", stated, in.position() + 2);
    }
    return stated - 2;
  }

  private void segment(int marker, int contentBytes) {
    in.skip(HEAD_BYTES, "segment");
    long parentEnd = in.enter(contentBytes, "segment");
    switch (marker) {
      case APP1 -> app1();
      case SOF55 -> throw new MediaException.Unsupported("JPEG SOF: this is JPEG-LS");
      case DHP -> throw new MediaException.Unsupported("JPEG DHP: this is a hierarchical JPEG");
      default -> startOfFrame(marker);
    }
    in.leave(parentEnd);
  }

  private boolean isWanted(int marker) {
    return switch (marker) {
      case DHT, JPG, DAC -> false;
      case APP1 -> orientation == ExifOrientation.NO_BLOCK;
      case SOF55, DHP -> true;
      default -> marker >= SOF0 && marker <= SOF15;
    };
  }

  /** The first valid Exif block speaks; XMP and others share the segment type. */
  private void app1() {
    if (in.remaining() > EXIF_HEADER_BYTES && in.i32be("APP1 name") == EXIF) {
      in.skip(2, "APP1 name");
      orientation = ExifOrientation.read(in);
    }
  }

  private void startOfFrame(int marker) {
    if (components != 0) {
      throw in.malformed("SOF", "one frame header", "a second one");
    }
    long at = in.position();
    precision = in.u8("precision");
    height = in.u16be("height");
    width = in.u16be("width");
    components = in.u8("components");
    progressive = (marker & 3) == 2;
    checkFrame(at);
  }

  private void checkFrame(long at) {
    if (precision < 2 || precision > 16) {
      throw in.malformed("precision", "2..16 bits", precision, at);
    }
    if (height == 0) {
      throw in.malformed("height", "1..65535 (one given after the scan is not handled)", 0, at + 1);
    }
    if (width == 0) {
      throw in.malformed("width", "1..65535", 0, at + 3);
    }
    if (components < 1 || components > MOST_COMPONENTS) {
      throw in.malformed("components", "1..4", components, at + 5);
    }
    if (in.remaining() != 3L * components) {
      throw in.malformed("SOF length", 3 * components + " more bytes", in.remaining());
    }
  }
}
