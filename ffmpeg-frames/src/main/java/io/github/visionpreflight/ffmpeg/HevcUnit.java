package io.github.visionpreflight.ffmpeg;

/**
 * What the header of an HEVC unit says (ITU-T H.265, 7.3.1.2).
 *
 * @param type what the unit holds, by table 7-1
 * @param layer 0 for the pictures that every decoder shows
 * @param temporalId the sub-layer
 */
record HevcUnit(int type, int layer, int temporalId) {
  /** How many bytes the header has. */
  static final int HEADER_BYTES = 2;

  private static final int LAST_OF_SUB_LAYERS = 14;
  private static final int FIRST_LEADING = 6;
  private static final int LAST_SIMPLE_SLICE = 9;
  private static final int FIRST_ENTRY = 16;
  private static final int LAST_BROKEN_LINK = 18;
  private static final int IDR = 19;
  private static final int IDR_ALONE = 20;
  private static final int CLEAN_RANDOM_ACCESS = 21;
  private static final int LAST_ENTRY = 23;
  private static final int SEQUENCE_SET = 33;
  private static final int PICTURE_SET = 34;
  private static final int END_OF_SEQUENCE = 36;
  private static final int END_OF_STREAM = 37;

  static HevcUnit read(byte[] bytes, int at) {
    int type = bytes[at] >> 1 & 0x3F;
    int layer = (bytes[at] & 1) << 5 | (bytes[at + 1] & 0xF8) >> 3;
    return new HevcUnit(type, layer, (bytes[at + 1] & 7) - 1);
  }

  boolean isSlice() {
    return type <= LAST_SIMPLE_SLICE || type >= FIRST_ENTRY && type <= CLEAN_RANDOM_ACCESS;
  }

  /** Whether decoding may begin with the picture. */
  boolean isEntry() {
    return type >= FIRST_ENTRY && type <= LAST_ENTRY;
  }

  boolean isIdr() {
    return type == IDR || type == IDR_ALONE;
  }

  /** Whether the picture forgets all before it. */
  boolean forgets() {
    return type >= FIRST_ENTRY && type <= LAST_BROKEN_LINK || isIdr();
  }

  /** Whether later pictures count from when this one is shown (8.3.1). */
  boolean isAnchor() {
    boolean leading = type >= FIRST_LEADING && type <= LAST_SIMPLE_SLICE;
    boolean aside = type <= LAST_OF_SUB_LAYERS && type % 2 == 0;
    return temporalId == 0 && !leading && !aside;
  }

  boolean isSequenceSet() {
    return type == SEQUENCE_SET;
  }

  boolean isPictureSet() {
    return type == PICTURE_SET;
  }

  boolean isEnd() {
    return type == END_OF_SEQUENCE || type == END_OF_STREAM;
  }
}
