package io.github.visionpreflight.ffmpeg;

import org.bytedeco.javacpp.BytePointer;

/**
 * Tells whether an HEVC packet lies in a temporal layer above the lowest (ITU-T H.265, 7.3.1.2). A
 * frame that its own layer does not refer to may still be referred to by the layer above, so in a
 * layered stream "not for reference" does not mean "may be left out".
 */
final class HevcLayers {
  /** A length or a long start code, then the two bytes of the header. */
  private static final int LONG_PREFIX = 4;

  private static final int SHORT_START_CODE = 3;
  private static final int TEMPORAL_ID_PLUS_1 = 7;

  private HevcLayers() {}

  /** Returns whether the first unit's temporal id is above 0; all units of a packet share it. */
  static boolean isUpper(BytePointer data, int size) {
    if (size < LONG_PREFIX + 2) {
      return false;
    }
    boolean shortCode = data.get(0) == 0 && data.get(1) == 0 && data.get(2) == 1;
    int header = shortCode ? SHORT_START_CODE : LONG_PREFIX;
    return (data.get(header + 1) & TEMPORAL_ID_PLUS_1) > 1;
  }
}
