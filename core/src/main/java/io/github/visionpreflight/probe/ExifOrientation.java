package io.github.visionpreflight.probe;

/**
 * Finds the orientation in an Exif block: a TIFF header and one directory, whichever picture format
 * carries it (Exif 2.32, 4.6.4). Metadata is no reason to refuse a picture, so nothing here throws:
 * a block that breaks its rules gives no orientation.
 */
final class ExifOrientation {
  /** The block is none: the next one may speak. */
  static final int NO_BLOCK = 0;

  /** As stored; what a block says that has no orientation, or an invalid one. */
  static final int NORMAL = 1;

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 12;

  private ExifOrientation() {}

  /** Reads the block that starts here and fills the current box; leaves the cursor inside it. */
  static int read(ByteCursor cursor) {
    if (cursor.remaining() < HEADER_BYTES + 2) {
      return NO_BLOCK;
    }
    long start = cursor.position();
    return switch (cursor.i32be("Exif header")) {
      case 0x49492A00 -> inDirectory(cursor, start, false);
      case 0x4D4D002A -> inDirectory(cursor, start, true);
      default -> NO_BLOCK;
    };
  }

  private static int inDirectory(ByteCursor cursor, long start, boolean bigEndian) {
    long offset = u32(cursor, bigEndian);
    if (offset < HEADER_BYTES || offset > cursor.end() - start - 2) {
      return NO_BLOCK;
    }
    cursor.seek(start + offset, "Exif directory");
    int stated = u16(cursor, bigEndian);
    long entries = Math.min(stated, cursor.remaining() / ENTRY_BYTES);
    for (long i = 0; i < entries; i++) {
      if (u16(cursor, bigEndian) == TAG) {
        return value(cursor, bigEndian);
      }
      cursor.skip(ENTRY_BYTES - 2, "Exif entry");
    }
    return NORMAL;
  }

  /** The standard says SHORT; some writers use LONG. */
  private static int value(ByteCursor cursor, boolean bigEndian) {
    int type = u16(cursor, bigEndian);
    cursor.skip(4, "Exif count");
    return switch (type) {
      case SHORT -> valid(u16(cursor, bigEndian));
      case LONG -> valid(u32(cursor, bigEndian));
      default -> NORMAL;
    };
  }

  /** Returns the orientation when it is one of the eight, as it is stored otherwise. */
  static int valid(long value) {
    return value >= 1 && value <= 8 ? (int) value : NORMAL;
  }

  private static int u16(ByteCursor cursor, boolean bigEndian) {
    int value = cursor.u16be("Exif entry");
    return bigEndian ? value : Short.reverseBytes((short) value) & 0xFFFF;
  }

  private static long u32(ByteCursor cursor, boolean bigEndian) {
    int value = cursor.i32be("Exif entry");
    return (bigEndian ? value : Integer.reverseBytes(value)) & 0xFFFF_FFFFL;
  }
}
