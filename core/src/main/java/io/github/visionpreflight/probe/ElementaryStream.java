package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;

/**
 * Finds the header of a sequence in the first bytes of a raw video stream, for containers that say
 * nothing of the size themselves.
 */
final class ElementaryStream {
  private static final int H264_SPS = 7;
  private static final int HEVC_SPS = 33;
  private static final int VC1_SEQUENCE = 0x0F;

  private ElementaryStream() {}

  /**
   * Looks at every unit in {@code bytes[0..length)} and hands on what the first header says.
   *
   * @param codec what the container says it is; empty when it does not, which then means MPEG-1 or
   *     MPEG-2
   * @return whether there was one
   * @throws MediaException.Malformed when there is one and it is damaged
   */
  static boolean describe(String codec, byte[] bytes, int length, ByteCursor in, VideoDraft draft) {
    for (int at = unit(bytes, 0, length); at < length; at = unit(bytes, at, length)) {
      int end = unit(bytes, at, length);
      if (isHeader(codec, bytes[at] & 0xFF)) {
        header(codec, bytes, at, end < length ? end - 3 : length, length, in, draft);
        return true;
      }
    }
    return false;
  }

  /** Returns the index after the next start code 00 00 01; the length when there is none. */
  private static int unit(byte[] bytes, int from, int length) {
    for (int i = from + 2; i < length - 1; i++) {
      if (bytes[i] == 1 && bytes[i - 1] == 0 && bytes[i - 2] == 0) {
        return i + 1;
      }
    }
    return length;
  }

  private static boolean isHeader(String codec, int first) {
    return switch (codec) {
      case "h264" -> (first & 0x1F) == H264_SPS;
      case "hevc" -> (first >> 1 & 0x3F) == HEVC_SPS;
      case "vc1" -> first == VC1_SEQUENCE;
      case "mpeg4" -> first >= Mpeg4Vol.FIRST_CODE && first <= Mpeg4Vol.LAST_CODE;
      default -> first == MpegSequence.HEADER;
    };
  }

  private static void header(
      String codec, byte[] bytes, int at, int end, int length, ByteCursor in, VideoDraft draft) {
    switch (codec) {
      case "h264" -> h264(H264Sps.read(bytes, at, end), in, draft);
      case "hevc" -> hevc(HevcSps.read(bytes, at, end), in, draft);
      case "vc1" -> vc1(BitReader.plain("VC-1 sequence", bytes, at + 1, end), in, draft);
      case "mpeg4" -> mpeg4(Mpeg4Vol.read(bytes, at + 1, end), in, draft);
      // The extension that follows is a unit of its own.
      default -> mpeg(MpegSequence.read(bytes, at + 1, length), in, draft);
    }
  }

  /** Hands on a parameter set that a container keeps in its own header. */
  static void h264(H264Sps sps, ByteCursor in, VideoDraft draft) {
    draft.stored(in, sps.width(), sps.height(), in.position());
    draft.pixelAspect(sps.aspectWidth(), sps.aspectHeight());
    draft.averageFps(sps.fps());
  }

  private static void hevc(HevcSps sps, ByteCursor in, VideoDraft draft) {
    draft.stored(in, sps.width(), sps.height(), in.position());
  }

  /** SMPTE 421M, 6.1: the advanced profile, the only one that travels in streams. */
  private static void vc1(BitReader bits, ByteCursor in, VideoDraft draft) {
    bits.skip(16);
    long width = 2 * (bits.bits(12) + 1);
    long height = 2 * (bits.bits(12) + 1);
    draft.stored(in, width, height, in.position());
  }

  private static void mpeg4(Mpeg4Vol layer, ByteCursor in, VideoDraft draft) {
    draft.stored(in, layer.width(), layer.height(), in.position());
    draft.averageFps(layer.fps());
  }

  private static void mpeg(MpegSequence sequence, ByteCursor in, VideoDraft draft) {
    draft.codec(sequence.mpeg2() ? "mpeg2video" : "mpeg1video");
    draft.stored(in, sequence.width(), sequence.height(), in.position());
    draft.averageFps(sequence.fps());
    draft.pixelAspect(sequence.aspect());
  }
}
