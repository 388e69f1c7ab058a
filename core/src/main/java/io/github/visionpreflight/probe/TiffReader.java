package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.PixelFormat.Colors;

/**
 * Reads a TIFF's or BigTIFF's first directory, and follows the chain of directories to count the
 * pages (TIFF 6.0, section 2; BigTIFF doubles every offset). The first directory must be the
 * picture: camera raw files, whose first one is a thumbnail, are refused.
 */
final class TiffReader {
  private static final int NEW_SUBFILE_TYPE = 254;
  private static final int IMAGE_WIDTH = 256;
  private static final int IMAGE_LENGTH = 257;
  private static final int BITS_PER_SAMPLE = 258;
  private static final int PHOTOMETRIC = 262;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int EXTRA_SAMPLES = 338;
  private static final int DNG_VERSION = 50706;

  /** Bits of NewSubfileType: a smaller copy of another page, or a page's mask. */
  private static final int NOT_A_PAGE = 1 | 4;

  private static final int CFA = 32803;
  private static final int LINEAR_RAW = 34892;

  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int LONG8 = 16;

  private final ByteCursor in;
  private final boolean bigEndian;
  private final boolean bigTiff;

  private long width;
  private long height;
  private int subfileType;
  private int bits = 1;
  private int photometric = -1;
  private int samples = 1;
  private int orientation = ExifOrientation.NORMAL;
  private boolean alpha;
  private int pages;

  private TiffReader(ByteCursor in, boolean bigEndian, boolean bigTiff) {
    this.in = in;
    this.bigEndian = bigEndian;
    this.bigTiff = bigTiff;
  }

  static ImageInfo read(ByteCursor cursor) {
    cursor.format("TIFF");
    boolean bigEndian = cursor.u16be("byte order") == 0x4D4D;
    TiffReader classic = new TiffReader(cursor, bigEndian, false);
    return classic.u16("version") == 43
        ? new TiffReader(cursor, bigEndian, true).readBig()
        : classic.read();
  }

  private ImageInfo readBig() {
    int offsetBytes = u16("offset size");
    if (offsetBytes != 8) {
      throw in.malformed("offset size", "8", offsetBytes, 4);
    }
    in.skip(2, "offset size");
    return read();
  }

  private ImageInfo read() {
    long first = offset("first directory");
    in.seek(first, "first directory");
    long entries = bigTiff ? int64("directory length") : u16("directory length");
    for (long i = 0; i < entries; i++) {
      in.nextBox();
      entry();
    }
    refuseRaw();
    Dimensions size = in.dimensions(width, height, first);
    return info(size, countPages(first, offset("next directory")));
  }

  private ImageInfo info(Dimensions size, int pages) {
    return new ImageInfo(
        MediaType.TIFF,
        size,
        orientation,
        pages,
        alpha,
        in.size(),
        PixelFormat.of(colors(), samples, bits, false));
  }

  private Colors colors() {
    return switch (photometric) {
      case 0, 1 -> Colors.GRAY;
      case 2, 6 -> Colors.RGB; // RGB, YCbCr
      case 3 -> Colors.PALETTE;
      case 5 -> Colors.CMYK;
      default -> Colors.UNKNOWN;
    };
  }

  private void refuseRaw() {
    if (photometric == CFA || photometric == LINEAR_RAW) {
      throw new MediaException.Unsupported("TIFF photometric: sensor data, a camera raw file");
    }
    if ((subfileType & 1) != 0) {
      throw new MediaException.Unsupported("TIFF first page: a thumbnail, a camera raw file");
    }
  }

  private void entry() {
    long at = in.position();
    int tag = u16("tag");
    switch (tag) {
      case NEW_SUBFILE_TYPE -> subfileType = (int) value("NewSubfileType");
      case IMAGE_WIDTH -> width = value("ImageWidth");
      case IMAGE_LENGTH -> height = value("ImageLength");
      case BITS_PER_SAMPLE -> bits = small(value("BitsPerSample"));
      case PHOTOMETRIC -> photometric = small(value("PhotometricInterpretation"));
      case ORIENTATION -> orientation = ExifOrientation.valid(value("Orientation"));
      case SAMPLES_PER_PIXEL -> samples = small(value("SamplesPerPixel"));
      case EXTRA_SAMPLES -> alpha = isAlpha(value("ExtraSamples"));
      case DNG_VERSION ->
          throw new MediaException.Unsupported("TIFF DNGVersion: this is image/x-adobe-dng");
      default -> {}
    }
    in.seek(at, "entry");
    in.skip(entryBytes(), "entry");
  }

  private static boolean isAlpha(long extraSample) {
    return extraSample == 1 || extraSample == 2;
  }

  private static int small(long value) {
    return (int) Math.max(0, Math.min(value, 0xFFFF));
  }

  /**
   * Returns the entry's first value, or -1 when it has none that can be reached; several values lie
   * elsewhere when they do not fit in the entry.
   */
  private long value(String field) {
    int bytes = bytesOf(u16(field));
    long count = bigTiff ? int64(field) : u32(field);
    if (bytes == 0 || count < 1) {
      return -1;
    }
    if (count > (bigTiff ? 8 : 4) / bytes) {
      long at = offset(field);
      if (at < 0 || at > in.size() - bytes) {
        return -1;
      }
      in.seek(at, field);
    }
    return switch (bytes) {
      case 1 -> in.u8(field);
      case 2 -> u16(field);
      case 4 -> u32(field);
      default -> int64(field);
    };
  }

  /** Returns the length of a whole number of this type; 0 for types that are none. */
  private static int bytesOf(int type) {
    return switch (type) {
      case BYTE -> 1;
      case SHORT -> 2;
      case LONG -> 4;
      case LONG8 -> 8;
      default -> 0;
    };
  }

  /**
   * Counts the directories that are pages. Brent's algorithm sees a chain that runs in a circle:
   * one directory is remembered, at steps that double.
   */
  private int countPages(long first, long second) {
    pages = 1;
    long remembered = first;
    long steps = 0;
    for (long at = second; at != 0 && pages < in.limits().maxFrames(); at = page(at)) {
      if (at == remembered) {
        throw in.malformed("next directory", "the end of the chain", "an earlier one");
      }
      if (Long.bitCount(++steps) == 1) {
        remembered = at;
      }
      in.checkClock();
    }
    return pages;
  }

  /**
   * Counts the directory at this offset when it is a page, and returns the offset of the next one.
   * A directory that is not in the file ends the chain: the first page is good all the same.
   */
  private long page(long at) {
    int countBytes = bigTiff ? 8 : 2;
    if (at < 0 || at > in.size() - countBytes) {
      return 0;
    }
    in.seek(at, "directory");
    long entries = bigTiff ? int64("directory length") : u16("directory length");
    long start = in.position();
    if (entries < 1 || entries > (in.size() - start - offsetBytes()) / entryBytes()) {
      return 0;
    }
    pages += isPage() ? 1 : 0;
    in.seek(start + entries * entryBytes(), "next directory");
    return offset("next directory");
  }

  /** Entries are sorted, so a NewSubfileType comes first. */
  private boolean isPage() {
    return u16("tag") != NEW_SUBFILE_TYPE || (value("NewSubfileType") & NOT_A_PAGE) == 0;
  }

  private int entryBytes() {
    return bigTiff ? 20 : 12;
  }

  private int offsetBytes() {
    return bigTiff ? 8 : 4;
  }

  private long offset(String field) {
    return bigTiff ? int64(field) : u32(field);
  }

  private int u16(String field) {
    return bigEndian ? in.u16be(field) : in.u16le(field);
  }

  private long u32(String field) {
    return bigEndian ? in.u32be(field) : in.u32le(field);
  }

  private long int64(String field) {
    return bigEndian ? in.i64be(field) : in.i64le(field);
  }
}
