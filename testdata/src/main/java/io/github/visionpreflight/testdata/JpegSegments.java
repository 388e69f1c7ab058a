package io.github.visionpreflight.testdata;

/** Puts segments that the encoder does not write into a finished JPEG file. */
final class JpegSegments {
  static final int APP1 = 0xE1;
  static final int APP2 = 0xE2;
  private static final int START_BYTES = 2;

  private JpegSegments() {}

  /** Returns the file with one more segment right behind its start marker. */
  static byte[] afterStart(byte[] jpeg, int marker, byte[] payload) {
    return insert(jpeg, START_BYTES, marker, payload);
  }

  /** Returns the file with one more segment behind its first one, which is JFIF's. */
  static byte[] afterFirst(byte[] jpeg, int marker, byte[] payload) {
    int length = (jpeg[4] & 255) << 8 | jpeg[5] & 255;
    return insert(jpeg, START_BYTES + 2 + length, marker, payload);
  }

  private static byte[] insert(byte[] jpeg, int at, int marker, byte[] payload) {
    byte[] head = new byte[at];
    System.arraycopy(jpeg, 0, head, 0, at);
    byte[] tail = new byte[jpeg.length - at];
    System.arraycopy(jpeg, at, tail, 0, tail.length);
    ByteSink sink = ByteSink.bigEndian().bytes(head).u8(0xFF).u8(marker).u16(payload.length + 2);
    return sink.bytes(payload).bytes(tail).toByteArray();
  }

  /** Returns Adobe's segment: transform 0 for CMYK as it is, 2 for YCCK. */
  static byte[] adobe(int transform) {
    return ByteSink.bigEndian().ascii("Adobe").u16(100).u16(0).u16(0).u8(transform).toByteArray();
  }

  static byte[] exif(byte[] tiff) {
    return ByteSink.bigEndian().ascii("Exif").u16(0).bytes(tiff).toByteArray();
  }

  static byte[] iccProfile(byte[] profile) {
    return ByteSink.bigEndian().ascii("ICC_PROFILE").u8(0).u8(1).u8(1).bytes(profile).toByteArray();
  }
}
