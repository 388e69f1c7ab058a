package io.github.visionpreflight.probe;

/**
 * The size that a sequence parameter set of HEVC says (ITU-T H.265, 7.3.2.2).
 *
 * @param width in pixels, inside the conformance window; not checked
 * @param height in pixels, inside the conformance window; not checked
 */
record HevcSps(long width, long height) {
  /** Reads the unit in {@code bytes[from..to)}, whose first two bytes are the unit's header. */
  static HevcSps read(byte[] bytes, int from, int to) {
    BitReader in = BitReader.unit("HEVC SPS", bytes, from + 2, to);
    in.skip(4);
    int subLayers = (int) in.bits(3);
    in.skip(1);
    profileTierLevel(in, subLayers);
    in.unsigned();
    long chroma = in.unsigned();
    if (chroma == 3) {
      in.skip(1);
    }
    long width = in.unsigned();
    long height = in.unsigned();
    if (in.bit() == 1) {
      width -= (chroma == 1 || chroma == 2 ? 2 : 1) * (in.unsigned() + in.unsigned());
      height -= (chroma == 1 ? 2 : 1) * (in.unsigned() + in.unsigned());
    }
    return new HevcSps(width, height);
  }

  /** 7.3.3: 88 bits of profile and 8 of level, then the same for sub-layers that have them. */
  private static void profileTierLevel(BitReader in, int subLayers) {
    in.skip(96);
    int present = 0;
    for (int i = 0; i < subLayers; i++) {
      present += in.bit() * 88;
      present += in.bit() * 8;
    }
    if (subLayers > 0) {
      in.skip(2 * (8 - subLayers));
    }
    in.skip(present);
  }
}
