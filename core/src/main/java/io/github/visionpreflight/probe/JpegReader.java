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

  private static final int EXIF = 0x45786966;
  private static final int EXIF_HEADER_BYTES = 6;
  private static final int MOST_COMPONENTS = 4;
  private static final int FILL_BETWEEN_CLOCKS = 0xFFFF;

  private final ByteCursor in;
  private int segmentBytes;
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

  private ImageInfo read() {
    for (int marker = marker(); marker != SOS; marker = marker()) {
      in.nextBox();
      segment(marker);
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

  /** Reads the next marker and the length behind it, in the usual case as one number. */
  private int marker() {
    long at = in.position();
    int head = in.i32be("segment");
    int marker = head >>> 16 & 0xFF;
    if (head >>> 24 == 0xFF && hasLength(marker)) {
      segmentBytes = head & 0xFFFF;
      return marker;
    }
    in.seek(at, "segment");
    return markerBehindFill();
  }

  /**
   * Any number of fill bytes may stand before a marker (B.1.1.2), and decoders pass over stray
   * bytes between segments, so they are no reason to refuse a picture here.
   */
  private int markerBehindFill() {
    int marker = 0;
    int previous = 0;
    for (int passed = 1; previous != 0xFF || !hasLength(marker); passed++) {
      previous = marker;
      marker = in.u8("marker");
      if (previous == 0xFF && marker == EOI) {
        throw in.malformed("first scan", "a scan", "the end of the image");
      }
      if ((passed & FILL_BETWEEN_CLOCKS) == 0) {
        in.checkClock();
      }
    }
    segmentBytes = in.u16be("segment length");
    return marker;
  }

  private static boolean hasLength(int marker) {
    return marker > TEM && marker < 0xFF && (marker < RST0 || marker > EOI);
  }

  private void segment(int marker) {
    int length = segmentBytes - 2;
    if (length < 0) {
      throw in.malformed("segment length", "at least 2", segmentBytes, in.position() - 2);
    }
    if (!isWanted(marker)) {
      in.skip(length, "segment");
      return;
    }
    long parentEnd = in.enter(length, "segment");
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
