package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of video codecs, as people and decoders call them, for the codes that containers use.
 * MP4, QuickTime, AVI and ASF share one space of four characters; case does not matter in it.
 */
final class VideoCodecs {
  /** Keys in upper case; a code that is missing here is one that no decoder at hand plays. */
  private static final Map<String, String> BY_FOUR_CC = byFourCc();

  private VideoCodecs() {}

  /**
   * Returns the name for four characters, the first in the highest byte.
   *
   * @throws MediaException.Unsupported when the code is not known
   */
  static String ofFourCc(String format, int fourCc) {
    String name = BY_FOUR_CC.get(IsoBox.name(fourCc).toUpperCase(Locale.ROOT));
    if (name == null) {
      throw unknown(format, IsoBox.name(fourCc));
    }
    return name;
  }

  /** Returns the name for a Matroska codec ID other than V_MS/VFW/FOURCC; null when not known. */
  static @Nullable String ofMatroska(String codecId) {
    return switch (codecId) {
      case "V_VP8" -> "vp8";
      case "V_VP9" -> "vp9";
      case "V_AV1" -> "av1";
      case "V_MPEG4/ISO/AVC" -> "h264";
      case "V_MPEGH/ISO/HEVC" -> "hevc";
      case "V_MPEGI/ISO/VVC" -> "vvc";
      case "V_MPEG4/ISO/SP", "V_MPEG4/ISO/ASP", "V_MPEG4/ISO/AP" -> "mpeg4";
      case "V_MPEG4/MS/V3" -> "msmpeg4v3";
      case "V_MPEG1" -> "mpeg1video";
      case "V_MPEG2" -> "mpeg2video";
      case "V_THEORA" -> "theora";
      case "V_MJPEG" -> "mjpeg";
      case "V_PRORES" -> "prores";
      case "V_FFV1" -> "ffv1";
      case "V_DIRAC" -> "dirac";
      case "V_SNOW" -> "snow";
      case "V_UNCOMPRESSED" -> "rawvideo";
      case "V_REAL/RV10" -> "rv10";
      case "V_REAL/RV20" -> "rv20";
      case "V_REAL/RV30" -> "rv30";
      case "V_REAL/RV40" -> "rv40";
      default -> null;
    };
  }

  /** Returns the error for a code that nothing here has a name for. */
  static MediaException.Unsupported unknown(String format, String code) {
    return new MediaException.Unsupported(format + " codec: not supported: " + code);
  }

  private static Map<String, String> byFourCc() {
    Map<String, String> names = new TreeMap<>();
    put(names, "h264", "AVC1 AVC2 AVC3 AVC4 H264 X264 DAVC DVA1 DVAV VSSH");
    put(names, "hevc", "HVC1 HEV1 HEVC H265 X265 DVH1 DVHE");
    put(names, "vvc", "VVC1 VVI1 VVCN");
    put(names, "av1", "AV01 DAV1");
    put(names, "vp8", "VP08 VP80");
    put(names, "vp9", "VP09 VP90");
    put(names, "vp6f", "VP6F FLV4");
    put(names, "vp6", "VP60 VP61 VP62");
    put(names, "mpeg4", "MP4V MP4S XVID DIVX DX50 FMP4 M4S2 3IV2 3IVX RMP4 SEDG BLZ0 XVIX");
    put(names, "msmpeg4v1", "MPG4 MP41 DIV1");
    put(names, "msmpeg4v2", "MP42 DIV2");
    put(names, "msmpeg4v3", "MP43 DIV3 DIV4 DIV5 DIV6 MPG3 AP41 COL1 3IVD");
    put(names, "mpeg1video", "MPG1 MPEG M1V  PIM1");
    put(names, "mpeg2video", "MPG2 M2V1 MP2V HDV1 HDV2 HDV3 HDV5 HDV6 HDV7 HDV8 HDV9");
    put(names, "mpeg2video", "MX5N MX5P MX4N MX4P MX3N MX3P XDV1 XDV2 XDV3 XDV4 XDV5 XDV6");
    put(names, "mpeg2video", "XDV7 XDV8 XDV9 XDVA XDVB XDVC XDVD XDVE XDVF XD54 XD55 XD59 MMES");
    put(names, "h263", "S263 H263 X263 U263 T263 L263 VX1K ILVR");
    put(names, "h261", "H261");
    put(names, "flv1", "FLV1");
    put(names, "mjpeg", "MJPG JPEG MJPA MJPB AVRN AVDJ DMB1 LJPG IJPG JPGL CJPG QIVG ACDV");
    put(names, "prores", "APCH APCN APCS APCO AP4H AP4X");
    put(names, "dnxhd", "AVDN AVDH");
    put(names, "dvvideo", "DVC  DVCP DVPP DV5N DV5P DVHP DVH5 DVH6 DVSD DVHD DVSL DV25 DV50");
    put(names, "jpeg2000", "MJP2 MJ2C J2K1 LJ2K");
    put(names, "wmv1", "WMV1");
    put(names, "wmv2", "WMV2");
    put(names, "wmv3", "WMV3 WMVP");
    put(names, "vc1", "WVC1 WMVA VC-1 WVP2");
    put(names, "mss2", "MSS2");
    put(names, "mss1", "MSS1");
    put(names, "svq1", "SVQ1");
    put(names, "svq3", "SVQ3");
    put(names, "cinepak", "CVID");
    put(names, "indeo3", "IV31 IV32");
    put(names, "indeo4", "IV41");
    put(names, "indeo5", "IV50");
    put(names, "qtrle", "RLE ");
    put(names, "rpza", "RPZA AZPR");
    put(names, "smc", "SMC ");
    put(names, "msvideo1", "CRAM MSVC WHAM");
    put(names, "msrle", "MRLE");
    put(names, "huffyuv", "HFYU");
    put(names, "ffvhuff", "FFVH");
    put(names, "ffv1", "FFV1");
    put(names, "utvideo", "ULRG ULRA ULY0 ULY2 ULY4 ULH0 ULH2 ULH4");
    put(names, "magicyuv", "MAGY");
    put(names, "lagarith", "LAGS");
    put(names, "cfhd", "CFHD");
    put(names, "tscc", "TSCC");
    put(names, "tscc2", "TSC2");
    put(names, "camstudio", "CSCD");
    put(names, "snow", "SNOW");
    put(names, "dirac", "DRAC");
    put(names, "theora", "THEO");
    put(names, "vp3", "VP30 VP31");
    put(names, "png", "PNG  MPNG");
    put(names, "gif", "GIF ");
    put(names, "v210", "V210");
    put(
        names,
        "rawvideo",
        "RAW  RGB  BGR  DIB  I420 IYUV YV12 YUY2 UYVY 2VUY YUV2 YUVS NV12 V308 V408");
    return Map.copyOf(names);
  }

  /** Codes are four characters each, one blank between them, so a code may itself end in one. */
  private static void put(Map<String, String> names, String name, String codes) {
    for (int at = 0; at + 4 <= codes.length(); at += 5) {
      names.put(codes.substring(at, at + 4), name);
    }
  }
}
