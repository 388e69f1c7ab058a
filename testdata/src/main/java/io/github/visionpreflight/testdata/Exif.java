package io.github.visionpreflight.testdata;

import io.github.visionpreflight.testdata.TiffDirectory.Layout;
import java.nio.ByteOrder;

/** EXIF blocks, from their TIFF header on (EXIF 2.32, 4.5 and 4.6). */
final class Exif {
  private static final int MAKE = 0x010F;
  private static final int MODEL = 0x0110;
  private static final int ORIENTATION = 0x0112;
  private static final int X_RESOLUTION = 0x011A;
  private static final int Y_RESOLUTION = 0x011B;
  private static final int RESOLUTION_UNIT = 0x0128;
  private static final int DATE_TIME = 0x0132;
  private static final int COMPRESSION = 0x0103;
  private static final int THUMBNAIL_OFFSET = 0x0201;
  private static final int THUMBNAIL_LENGTH = 0x0202;
  private static final int EXIF_DIRECTORY = 0x8769;
  private static final int EXPOSURE_TIME = 0x829A;
  private static final int F_NUMBER = 0x829D;
  private static final int PIXEL_WIDTH = 0xA002;
  private static final int PIXEL_HEIGHT = 0xA003;
  private static final int HEADER_BYTES = 8;

  private Exif() {}

  /** Returns the least block that marks an orientation. */
  static byte[] orientation(int orientation, ByteOrder order) {
    ByteSink sink = header(order);
    directory(order).shorts(ORIENTATION, orientation).writeTo(sink, HEADER_BYTES, 0);
    return sink.toByteArray();
  }

  /**
   * Returns what a telephone writes: camera, time, exposure, and a thumbnail, which is a JPEG file
   * of another size inside the file.
   */
  static byte[] camera(int orientation, Size stored, ByteOrder order, byte[] thumbnail) {
    TiffDirectory details = details(stored, order);
    int detailsAt = HEADER_BYTES + main(orientation, 0, order).size();
    int thumbnailDirectoryAt = detailsAt + details.size();
    int thumbnailAt = thumbnailDirectoryAt + thumbnail(0, 0, order).size();
    ByteSink sink = header(order);
    main(orientation, detailsAt, order).writeTo(sink, HEADER_BYTES, thumbnailDirectoryAt);
    details.writeTo(sink, detailsAt, 0);
    thumbnail(thumbnailAt, thumbnail.length, order).writeTo(sink, thumbnailDirectoryAt, 0);
    return sink.bytes(thumbnail).toByteArray();
  }

  private static TiffDirectory main(int orientation, int detailsAt, ByteOrder order) {
    return directory(order)
        .ascii(MAKE, "Preflight")
        .ascii(MODEL, "Procedural 12")
        .shorts(ORIENTATION, orientation)
        .rational(X_RESOLUTION, 72, 1)
        .rational(Y_RESOLUTION, 72, 1)
        .shorts(RESOLUTION_UNIT, 2)
        .ascii(DATE_TIME, "2026:01:01 12:00:00")
        .longs(EXIF_DIRECTORY, detailsAt);
  }

  private static TiffDirectory details(Size stored, ByteOrder order) {
    return directory(order)
        .rational(EXPOSURE_TIME, 1, 250)
        .rational(F_NUMBER, 9, 5)
        .longs(PIXEL_WIDTH, stored.width())
        .longs(PIXEL_HEIGHT, stored.height());
  }

  private static TiffDirectory thumbnail(int offset, int length, ByteOrder order) {
    return directory(order)
        .shorts(COMPRESSION, 6)
        .longs(THUMBNAIL_OFFSET, offset)
        .longs(THUMBNAIL_LENGTH, length);
  }

  private static TiffDirectory directory(ByteOrder order) {
    return new TiffDirectory(order, Layout.CLASSIC);
  }

  private static ByteSink header(ByteOrder order) {
    String mark = order.equals(ByteOrder.BIG_ENDIAN) ? "MM" : "II";
    return ByteSink.of(order).ascii(mark).u16(42).u32(HEADER_BYTES);
  }
}
