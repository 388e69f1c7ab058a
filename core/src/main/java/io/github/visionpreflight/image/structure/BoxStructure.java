package io.github.visionpreflight.image.structure;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;

/** The outermost boxes of an ISO base media file (ISO/IEC 14496-12, section 4.2). */
final class BoxStructure {
  private static final int HEADER_BYTES = 8;
  private static final int LARGE_HEADER_BYTES = 16;

  private BoxStructure() {}

  /** Returns whether the boxes end exactly where the file does. */
  static Integrity check(byte[] bytes, ReadLimits limits, Deadline deadline) {
    Walk walk = new Walk("HEIF", bytes, limits, deadline);
    while (walk.remaining() > 0) {
      walk.nextPart();
      int start = walk.at;
      long length = boxLength(walk);
      if (length < walk.at - start || length > bytes.length - start) {
        throw walk.malformed(
            "box length", HEADER_BYTES + ".." + (bytes.length - start), length, start);
      }
      walk.at = start + (int) length;
    }
    return Integrity.WHOLE;
  }

  /** A length of 0 means "to the end of the file", 1 that 64 bits follow the type. */
  private static long boxLength(Walk walk) {
    int left = walk.remaining();
    long length = walk.u32be("box length");
    walk.skip(HEADER_BYTES - 4, "box type");
    if (length == 1) {
      long high = walk.u32be("box length");
      long low = walk.u32be("box length");
      return high != 0 ? Long.MAX_VALUE : Math.max(low, LARGE_HEADER_BYTES);
    }
    return length == 0 ? left : length;
  }
}
