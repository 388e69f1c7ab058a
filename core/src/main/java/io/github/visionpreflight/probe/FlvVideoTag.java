package io.github.visionpreflight.probe;

/** Reads the first video tag of a Flash video: the codec, and the size where its header has one. */
final class FlvVideoTag {
  static final long NO_PICTURE = Long.MIN_VALUE;

  private static final int EXTENDED = 0x80;
  private static final int H264 = 7;
  private static final int MAX_SPS_BYTES = 512;

  private FlvVideoTag() {}

  /**
   * Reads the payload of the tag that the cursor has entered.
   *
   * @return milliseconds from the tag's time to when its picture is shown; {@link #NO_PICTURE} when
   *     it only configures the decoder
   */
  static long read(ByteCursor in, VideoDraft draft) {
    int flags = in.u8("video flags");
    if ((flags & EXTENDED) != 0) {
      // Enhanced RTMP: four characters instead of a number; the size is in the metadata.
      draft.codec(VideoCodecs.ofFourCc("FLV", in.i32be("video codec")));
      return 0;
    }
    draft.codec(codec(flags & 0xF));
    if ((flags & 0xF) == H264) {
      return h264(in, draft);
    }
    size(flags & 0xF, in, draft);
    return 0;
  }

  private static String codec(int id) {
    return switch (id) {
      case 2 -> "flv1";
      case 3 -> "flashsv";
      case 4 -> "vp6f";
      case 5 -> "vp6a";
      case 6 -> "flashsv2";
      case 7 -> "h264";
      case 8 -> "h263";
      case 9 -> "mpeg4";
      case 12 -> "hevc";
      case 13 -> "av1";
      default -> throw VideoCodecs.unknown("FLV", Integer.toString(id));
    };
  }

  private static void size(int id, ByteCursor in, VideoDraft draft) {
    switch (id) {
      case 2 -> sorenson(in, draft);
      case 3, 6 -> screen(in, draft);
      case 4 -> vp6(in, draft);
      default -> {}
    }
  }

  /** Sorenson's H.263: 17 bits start code, 5 version, 8 time, then a size code. */
  private static void sorenson(ByteCursor in, VideoDraft draft) {
    if (in.remaining() < 9) {
      return;
    }
    long at = in.position();
    BitReader bits = BitReader.plain("FLV H.263", in.bytes(9, "H.263 header"), 0, 9);
    bits.skip(30);
    switch ((int) bits.bits(3)) {
      case 0 -> draft.stored(in, bits.bits(8), bits.bits(8), at);
      case 1 -> draft.stored(in, bits.bits(16), bits.bits(16), at);
      case 2 -> draft.stored(in, 352, 288, at);
      case 3 -> draft.stored(in, 176, 144, at);
      case 4 -> draft.stored(in, 128, 96, at);
      case 5 -> draft.stored(in, 320, 240, at);
      case 6 -> draft.stored(in, 160, 120, at);
      default -> throw in.malformed("H.263 size code", "0..6", 7, at);
    }
  }

  /** Screen video: 4 bits of block size and 12 of picture size, each way. */
  private static void screen(ByteCursor in, VideoDraft draft) {
    if (in.remaining() >= 4) {
      long at = in.position();
      draft.stored(in, in.u16be("width") & 0xFFF, in.u16be("height") & 0xFFF, at);
    }
  }

  /** VP6 counts blocks of 16 pixels; the byte before it says how many pixels too many. */
  private static void vp6(ByteCursor in, VideoDraft draft) {
    if (in.remaining() < 9) {
      return;
    }
    int surplus = in.u8("VP6 size adjustment");
    int first = in.u8("VP6 header");
    int second = in.u8("VP6 header");
    boolean key = (first & 0x80) == 0;
    boolean hasOffset = (first & 1) != 0 || (second & 6) == 0;
    in.skip(hasOffset ? 2 : 0, "VP6 header");
    long at = in.position();
    long rows = in.u8("VP6 rows");
    long columns = in.u8("VP6 columns");
    if (key) {
      draft.stored(in, columns * 16 - (surplus >> 4), rows * 16 - (surplus & 0xF), at);
    }
  }

  /** The first packet is a configuration; the next one is a picture with its own delay. */
  private static long h264(ByteCursor in, VideoDraft draft) {
    if (in.remaining() < 4) {
      return 0;
    }
    int packetType = in.u8("AVC packet type");
    long offset = (long) in.u24be("AVC composition time") << 40 >> 40;
    if (packetType != 0) {
      return offset;
    }
    if (in.remaining() > 8) {
      configuration(in, draft);
    }
    return NO_PICTURE;
  }

  /** The AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.2.4.1). */
  private static void configuration(ByteCursor in, VideoDraft draft) {
    in.skip(5, "AVC configuration");
    if ((in.u8("SPS count") & 0x1F) == 0) {
      return;
    }
    int length = in.u16be("SPS length");
    if (length < 4 || length > in.remaining()) {
      throw in.malformed("SPS length", "4.." + in.remaining(), length);
    }
    int known = Math.min(length, MAX_SPS_BYTES);
    ElementaryStream.h264(H264Sps.read(in.bytes(known, "SPS"), 0, known), in, draft);
  }
}
