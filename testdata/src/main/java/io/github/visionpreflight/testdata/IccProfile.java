package io.github.visionpreflight.testdata;

/** The colour profile of a wide-gamut screen (ICC.1:2001-04, three primaries and one gamma). */
final class IccProfile {
  private static final int HEADER_BYTES = 128;
  private static final int TAG_ENTRY_BYTES = 12;
  private static final String[] NAMES = {
    "desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"
  };

  private IccProfile() {}

  /**
   * Returns the profile of DCI-P3's primaries under a D65 white adapted to D50, with gamma 2.2.
   * Shown as sRGB the colours look dull: a reader that drops the profile is found out.
   */
  static byte[] displayP3() {
    byte[][] tags = {
      description("Wide gamut P3"),
      text("Public domain"),
      xyz(0.95045, 1.0, 1.08905),
      xyz(0.51512, 0.2412, -0.00105),
      xyz(0.29198, 0.69225, 0.04189),
      xyz(0.1571, 0.06657, 0.78407),
      gamma(),
      gamma(),
      gamma()
    };
    ByteSink table = ByteSink.bigEndian().u32(tags.length);
    ByteSink data = ByteSink.bigEndian();
    int dataAt = HEADER_BYTES + 4 + tags.length * TAG_ENTRY_BYTES;
    for (int i = 0; i < tags.length; i++) {
      table.ascii(NAMES[i]).u32(dataAt + (long) data.size()).u32(tags[i].length);
      data.bytes(tags[i]).zeros(-tags[i].length & 3);
    }
    ByteSink profile = header(dataAt + data.size()).bytes(table.toByteArray());
    return profile.bytes(data.toByteArray()).toByteArray();
  }

  private static ByteSink header(int size) {
    ByteSink sink = ByteSink.bigEndian().u32(size).u32(0).u32(0x02400000);
    sink.ascii("mntrRGB XYZ ").u16(2026).u16(1).u16(1).zeros(6).ascii("acsp").zeros(28);
    // The profile connection space's white, D50.
    return sink.u32(0xF6D6).u32(0x10000).u32(0xD32D).zeros(48);
  }

  private static byte[] description(String name) {
    ByteSink sink = ByteSink.bigEndian().ascii("desc").u32(0).u32(name.length() + 1L);
    // No Unicode and no Macintosh name: their counts and the latter's fixed field are zeros.
    return sink.ascii(name).u8(0).zeros(4 + 4 + 2 + 1 + 67).toByteArray();
  }

  private static byte[] text(String text) {
    return ByteSink.bigEndian().ascii("text").u32(0).ascii(text).u8(0).toByteArray();
  }

  private static byte[] xyz(double x, double y, double z) {
    return ByteSink.bigEndian()
        .ascii("XYZ ")
        .u32(0)
        .u32(fixed(x))
        .u32(fixed(y))
        .u32(fixed(z))
        .toByteArray();
  }

  private static long fixed(double value) {
    return Math.round(value * 65536);
  }

  private static byte[] gamma() {
    // One value is a gamma in 8.8 fixed point.
    return ByteSink.bigEndian().ascii("curv").u32(0).u32(1).u16(563).toByteArray();
  }
}
