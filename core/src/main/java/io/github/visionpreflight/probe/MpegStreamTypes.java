package io.github.visionpreflight.probe;

import io.github.visionpreflight.probe.VideoInfo.DurationBasis;

/** What program and transport streams share: numbers of codecs, and a duration out of two times. */
final class MpegStreamTypes {
  /**
   * Presentation times that a window before the end must hold: the frame shown last may be coded
   * well before the last one coded.
   */
  static final int MIN_TAIL_TIMES = 16;

  private MpegStreamTypes() {}

  /** Returns the codec for a stream type (ISO/IEC 13818-1, table 2-34); empty when not of video. */
  static String codec(int type) {
    return switch (type) {
      case 0x01 -> "mpeg1video";
      case 0x02 -> "mpeg2video";
      case 0x10 -> "mpeg4";
      case 0x1B -> "h264";
      case 0x24 -> "hevc";
      case 0x33 -> "vvc";
      case 0xEA -> "vc1";
      default -> "";
    };
  }

  /** Sets last minus first time, plus the picture that the last one starts. */
  static void duration(PesTimestamps times, VideoDraft draft) {
    if (times.span() > 0) {
      draft.duration(end(times, draft), DurationBasis.TIMESTAMPS);
    }
  }

  /** A picture may be a field, half of what the rate says; where times are rare, the rate knows. */
  private static double end(PesTimestamps times, VideoDraft draft) {
    double byRate = draft.untilFrameEnds(times.span(), PesTimestamps.TICKS_PER_SECOND);
    double bySteps = (times.span() + times.lastStep()) / PesTimestamps.TICKS_PER_SECOND;
    return draft.hasFps() && (times.lastStep() == 0 || bySteps > byRate) ? byRate : bySteps;
  }
}
