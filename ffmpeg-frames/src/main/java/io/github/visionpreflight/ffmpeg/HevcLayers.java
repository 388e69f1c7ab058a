package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an HEVC packet lies in a temporal layer above the lowest (ITU-T H.265, 7.3.1.2). A
 * frame that its own layer does not refer to may still be referred to by the layer above, so in a
 * layered stream "not for reference" does not mean "may be left out".
 */
final class HevcLayers {
  /** A length, or a long start code, then the two bytes of the header. */
  private static final int LONG_PREFIX = 4;

  private static final int SHORT_START_CODE = 3;
  private static final int TEMPORAL_ID_PLUS_1 = 7;

  private final boolean lengths;

  private HevcLayers(boolean lengths) {
    this.lengths = lengths;
  }

  /** Returns what reads the packets of this track; null when it is no HEVC. */
  static @Nullable HevcLayers of(AVCodecParameters codec) {
    if (codec.codec_id() != AV_CODEC_ID_HEVC) {
      return null;
    }
    // ISO/IEC 14496-15, 8.3.3.1: a configuration record starts with its version, 1, and says that
    // units start with their lengths; anything else starts with a start code.
    return new HevcLayers(codec.extradata_size() > 0 && codec.extradata().get() == 1);
  }

  static HevcLayers withLengths(boolean lengths) {
    return new HevcLayers(lengths);
  }

  /** Returns whether the first unit's temporal id is above 0; all units of a packet share it. */
  boolean isUpper(BytePointer data, int size) {
    if (size < LONG_PREFIX + 2) {
      return false;
    }
    // A length of 256 to 511 looks like a short start code: only the track can tell.
    boolean shortCode = !lengths && data.get(2) == 1;
    int header = shortCode ? SHORT_START_CODE : LONG_PREFIX;
    return (data.get(header + 1) & TEMPORAL_ID_PLUS_1) > 1;
  }
}
