package io.github.visionpreflight.ffmpeg;

import java.util.List;

/**
 * The videos that the tests read: every container and codec that matters, each frame carrying its
 * number as a barcode. {@link TestVideoMaker} makes them.
 */
enum TestVideo {
  H264("mp4", "libx264", "g=50:bf=3:x264-params=b-pyramid=normal:b-adapt=0:keyint=50:scenecut=0"),
  H264_ONE_GOP("mp4", "libx264", "g=250:bf=3:x264-params=b-adapt=0:keyint=250:scenecut=0"),
  H264_OPEN_GOP("mp4", "libx264", "bf=3:x264-params=keyint=24:open-gop=1:scenecut=0"),
  H264_LEAN("mp4", "libx264", "x264-params=ref=1:bframes=3:b-adapt=0:keyint=250:scenecut=0"),
  H264_LEAN_CAVLC("mkv", "libx264", "x264-params=ref=1:cabac=0:bframes=7:b-adapt=0:keyint=60"),
  H264_LEAN_SLICES(
      "ts", "libx264", "x264-params=slices=3:bframes=7:b-adapt=0:b-pyramid=strict:direct=temporal"),
  H264_LEAN_OPEN(
      "mp4",
      "libx264",
      "x264-params=ref=1:bframes=5:b-adapt=0:open-gop=1:keyint=24:scenecut=0:weightp=2"),
  H264_INTRA_REFRESH("mkv", "libx264", "x264-params=keyint=30:intra-refresh=1:bframes=0"),
  H264_FRAGMENTED("mp4", "libx264", "g=30:bf=2"),
  H264_MKV("mkv", "libx264", "g=40:bf=2"),
  H264_TS("ts", "libx264", "g=40:bf=2"),
  H264_FLV("flv", "libx264", "g=40:bf=2"),
  H264_AVI("avi", "libx264", "g=40:bf=2"),
  H264_FIELDS("ts", "libx264", "g=40:bf=2:x264-params=interlaced=1"),
  H264_NTSC("mp4", "libx264", "g=60:bf=3"),
  H264_VFR("mp4", "libx264", "g=40:bf=2"),
  H264_VFR_MKV("mkv", "libx264", "g=40:bf=2"),
  H264_TEN_BIT("mp4", "libx264", "g=40:bf=2"),
  H264_ODD_SIZE("mp4", "libx264", "g=40:bf=2"),
  H264_TURNED("mov", "libx264", "g=40:bf=2"),
  H264_WIDE_PIXELS("mp4", "libx264", "g=40:bf=2"),
  HEVC(
      "mp4", "libx265", "g=50:x265-params=log-level=none:keyint=50:b-adapt=0:bframes=4:pools=none"),
  HEVC_MKV("mkv", "libx265", "x265-params=log-level=none:keyint=40:open-gop=0:pools=none"),
  HEVC_LEAN(
      "mp4",
      "libx265",
      "x265-params=log-level=none:ref=1:bframes=3:b-adapt=0:keyint=250:scenecut=0:pools=none"),
  HEVC_LEAN_OPEN(
      "ts",
      "libx265",
      "x265-params=log-level=none:ref=1:bframes=7:b-adapt=0:keyint=24:open-gop=1:scenecut=0:pools=none"),
  HEVC_LEAN_SLICES(
      "mkv",
      "libx265",
      "x265-params=log-level=none:ref=1:bframes=4:b-adapt=0:keyint=60:slices=2:weightb=1:scenecut=0"),
  HEVC_LEAN_LAYERS(
      "mp4",
      "libx265",
      "x265-params=log-level=none:ref=1:bframes=7:b-adapt=0:keyint=60:temporal-layers=3:pools=none"),
  HEVC_MANY_REFERENCES(
      "mp4",
      "libx265",
      "x265-params=log-level=none:ref=5:bframes=8:b-adapt=2:keyint=100:weightb=1:pools=none"),
  VP8("webm", "libvpx", "g=40:auto-alt-ref=1:lag-in-frames=16:deadline=realtime:cpu-used=4"),
  VP9("webm", "libvpx-vp9", "g=40:auto-alt-ref=1:lag-in-frames=16:deadline=realtime:cpu-used=8"),
  VP9_MP4("mp4", "libvpx-vp9", "g=40:deadline=realtime:cpu-used=8"),
  AV1("mp4", "libaom-av1", "g=40:cpu-used=8:crf=30:lag-in-frames=19"),
  AV1_WEBM("webm", "libaom-av1", "g=40:cpu-used=8:crf=30:lag-in-frames=19"),
  MPEG4_AVI("avi", "mpeg4", "g=40:bf=2"),
  MPEG4("mp4", "mpeg4", "g=40:bf=2"),
  MPEG1("mpg", "mpeg1video", "g=15:bf=2"),
  MPEG2("mpg", "mpeg2video", "g=15:bf=2"),
  MPEG2_TS("ts", "mpeg2video", "g=15:bf=2"),
  MPEG2_ES("m2v", "mpeg2video", "g=15:bf=2"),
  WMV("wmv", "wmv2", "g=40"),
  FLV1("flv", "flv", "g=40"),
  H263("3gp", "h263", "g=40"),
  MJPEG("avi", "mjpeg", ""),
  MJPEG_MOV("mov", "mjpeg", ""),
  MPEG2_MKV("mkv", "mpeg2video", "g=15:bf=2"),
  HEVC_TS("ts", "libx265", "x265-params=log-level=none:keyint=40:open-gop=0:pools=none"),
  GIF("gif", "gif", ""),
  WEBP("webp", "libwebp_anim", "lossless=1");

  private final String suffix;
  private final String encoder;
  private final String options;

  TestVideo(String suffix, String encoder, String options) {
    this.suffix = suffix;
    this.encoder = encoder;
    this.options = options;
  }

  String fileName() {
    return name().toLowerCase(java.util.Locale.ROOT) + "." + suffix;
  }

  String encoder() {
    return encoder;
  }

  List<String> options() {
    return options.isEmpty()
        ? List.of()
        : List.of(
            options.split(
                ":(?=(?:g|bf|x26.-params|auto-alt-ref|lag-in-frames|deadline|cpu-used|preset|crf|svtav1-params)=)"));
  }

  int frames() {
    return switch (this) {
      case GIF, WEBP, AV1, AV1_WEBM -> 60;
      default -> 130;
    };
  }

  int width() {
    return switch (this) {
      case H263 -> 352;
      case H264_ODD_SIZE -> 321;
      case H264_LEAN_SLICES, HEVC_LEAN_SLICES -> 400;
      default -> 320;
    };
  }

  int height() {
    return switch (this) {
      case H263 -> 288;
      case H264_ODD_SIZE -> 181;
      case H264_LEAN_SLICES, HEVC_LEAN_SLICES -> 226;
      default -> 180;
    };
  }

  /** Ticks a second. */
  int[] timeBase() {
    return switch (this) {
      case H264_NTSC, H263 -> new int[] {1001, 30_000};
      case H264_VFR, H264_VFR_MKV -> new int[] {1, 1000};
      case GIF, WEBP -> new int[] {1, 20};
      case FLV1, MPEG2, MPEG2_ES -> new int[] {1, 25};
      default -> new int[] {1, 30};
    };
  }

  long pts(int frame) {
    return isVariable() ? 40L * frame + (frame % 7) * 3L + (frame / 20) * 700L : frame;
  }

  /** Whether the container says when frames are shown; elsewhere only their distances are known. */
  boolean hasPresentationTimes() {
    return !suffix.equals("avi") && !suffix.equals("m2v");
  }

  boolean isVariable() {
    return this == H264_VFR || this == H264_VFR_MKV;
  }

  /** The pixel format to encode; the picture is drawn in yuv420p. */
  String pixelFormat() {
    return switch (this) {
      case H264_TEN_BIT -> "yuv420p10le";
      case H264_ODD_SIZE -> "yuv444p";
      case MJPEG, MJPEG_MOV -> "yuvj420p";
      case WEBP -> "bgra";
      case GIF -> "rgb8";
      default -> "yuv420p";
    };
  }
}
