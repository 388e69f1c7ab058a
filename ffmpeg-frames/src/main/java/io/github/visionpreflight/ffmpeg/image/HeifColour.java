package io.github.visionpreflight.ffmpeg.image;

import org.jspecify.annotations.Nullable;

/**
 * What the colr boxes of an item say (ISO/IEC 14496-12, 12.1.5); numbers are those of ITU-T H.273.
 *
 * @param stated whether the numbers are there
 * @param primaries what red, green and blue are
 * @param transfer the brightness curve
 * @param matrix from RGB to the samples
 * @param fullRange whether samples use all codes
 * @param profile an ICC profile; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
record HeifColour(
    boolean stated,
    int primaries,
    int transfer,
    int matrix,
    boolean fullRange,
    byte @Nullable [] profile) {

  private static final int NCLX = BoxReader.fourcc("nclx");
  private static final int PROF = BoxReader.fourcc("prof");
  private static final int RICC = BoxReader.fourcc("rICC");
  private static final int UNSPECIFIED = 2;

  private static final HeifColour NONE =
      new HeifColour(false, UNSPECIFIED, UNSPECIFIED, UNSPECIFIED, true, null);

  /** Reads the first box of either kind. */
  static HeifColour of(HeifItem item) {
    HeifColour colour = NONE;
    for (BoxReader.Box box : item.properties()) {
      if (box.is("colr")) {
        colour = colour.with(box.content().copy());
      }
    }
    return colour;
  }

  private HeifColour with(BoxReader in) {
    int kind = in.i32("colr type");
    if (kind == NCLX && !stated) {
      int gamut = in.u16("colr primaries");
      int curve = in.u16("colr transfer");
      int weights = in.u16("colr matrix");
      boolean full = in.u8("colr range") >> 7 != 0;
      return new HeifColour(true, gamut, curve, weights, full, profile);
    }
    boolean icc = kind == PROF || kind == RICC;
    return icc && profile == null
        ? new HeifColour(stated, primaries, transfer, matrix, fullRange, in.rest())
        : this;
  }

  boolean saysNothing() {
    return !stated && profile == null;
  }
}
