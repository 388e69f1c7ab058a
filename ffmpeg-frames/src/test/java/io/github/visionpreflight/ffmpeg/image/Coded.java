package io.github.visionpreflight.ffmpeg.image;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;

/**
 * A coded picture, and what its decoder must know first. The program makes HEVC pictures into a
 * folder: it runs in a process of its own, with the natives that hold x265.
 *
 * @param configuration an hvcC or av1C box's content
 */
@SuppressWarnings("ArrayRecordComponent")
record Coded(int width, int height, byte[] configuration, byte[] data) {

  /** What to encode: samples of each plane at each place. */
  interface Painter {
    int sample(int plane, int x, int y);
  }

  /** Encodes with libaom, nearly without loss. */
  static Coded av1(String format, int width, int height, boolean fullRange, Painter painter) {
    List<byte[]> parts =
        encode(
            "libaom-av1",
            Map.of("cpu-used", "8", "crf", "1", "still-picture", "1"),
            av_get_pix_fmt(format),
            width,
            height,
            fullRange,
            painter);
    return new Coded(width, height, new Bytes().be32(0x81000C00).toArray(), parts.get(1));
  }

  /** Returns a WebP file from libwebp: with samples of BT.601 at studio range, as it has them. */
  static byte[] webp(String format, int width, int height, Painter painter) {
    boolean lossless = format.equals("bgra");
    Map<String, String> options =
        Map.of("lossless", lossless ? "1" : "0", "quality", "100", "compression_level", "0");
    int pixels = av_get_pix_fmt(format);
    return encode("libwebp", options, pixels, width, height, lossless, painter).get(1);
  }

  private static Coded hevc(int width, int height, Painter painter) {
    List<byte[]> parts =
        encode(
            "libx265",
            Map.of("preset", "ultrafast", "x265-params", "qp=4:log-level=none:info=0"),
            av_get_pix_fmt("yuv420p"),
            width,
            height,
            true,
            painter);
    return new Coded(width, height, hvcC(units(parts.get(0))), lengthPrefixed(units(parts.get(1))));
  }

  /** Returns the encoder's own headers and the first packet. */
  private static List<byte[]> encode(
      String encoder,
      Map<String, String> options,
      int format,
      int width,
      int height,
      boolean fullRange,
      Painter painter) {
    av_log_set_level(AV_LOG_QUIET);
    AVCodec codec = avcodec_find_encoder_by_name(encoder);
    AVCodecContext context = avcodec_alloc_context3(codec);
    int range = fullRange ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
    context.width(width).height(height).pix_fmt(format).color_range(range).thread_count(1);
    context.time_base().num(1).den(1);
    context.bit_rate(0);
    if (encoder.equals("libx265")) {
      context.flags(AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    AVDictionary given = new AVDictionary((Pointer) null);
    options.forEach((key, value) -> av_dict_set(given, key, value, 0));
    check(avcodec_open2(context, codec, given), encoder);
    AVFrame frame = av_frame_alloc();
    frame.width(width).height(height).format(format).color_range(range).pts(0);
    check(av_frame_get_buffer(frame, 0), "frame");
    paint(frame, painter);
    check(avcodec_send_frame(context, frame), "send");
    check(avcodec_send_frame(context, null), "end");
    AVPacket packet = av_packet_alloc();
    check(avcodec_receive_packet(context, packet), "packet");
    byte[] headers = new byte[context.extradata_size()];
    if (headers.length > 0) {
      context.extradata().get(headers);
    }
    byte[] data = new byte[packet.size()];
    packet.data().get(data);
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_free_context(context);
    return List.of(headers, data);
  }

  private static void paint(AVFrame frame, Painter painter) {
    var format = av_pix_fmt_desc_get(frame.format());
    boolean deep = format.comp(0).depth() > 8;
    if (frame.format() == av_get_pix_fmt("bgra")) {
      paintPacked(frame, painter);
      return;
    }
    for (int plane = 0; plane < format.nb_components(); plane++) {
      int shiftX = plane == 1 || plane == 2 ? format.log2_chroma_w() : 0;
      int shiftY = plane == 1 || plane == 2 ? format.log2_chroma_h() : 0;
      int w = -(-frame.width() >> shiftX);
      int h = -(-frame.height() >> shiftY);
      int stride = frame.linesize(plane);
      ByteBuffer to =
          frame
              .data(plane)
              .capacity((long) stride * h)
              .asByteBuffer()
              .order(java.nio.ByteOrder.nativeOrder());
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          int sample = painter.sample(plane, x << shiftX, y << shiftY);
          if (deep) {
            to.putShort(y * stride + 2 * x, (short) sample);
          } else {
            to.put(y * stride + x, (byte) sample);
          }
        }
      }
    }
  }

  private static void paintPacked(AVFrame frame, Painter painter) {
    int stride = frame.linesize(0);
    ByteBuffer to = frame.data(0).capacity((long) stride * frame.height()).asByteBuffer();
    for (int y = 0; y < frame.height(); y++) {
      for (int i = 0; i < 4 * frame.width(); i++) {
        to.put(y * stride + i, (byte) painter.sample(i % 4, i / 4, y));
      }
    }
  }

  private static void check(int result, String what) {
    if (result < 0) {
      throw new IllegalStateException(what + ": " + result);
    }
  }

  /** Returns the units of a byte stream (ITU-T H.265, annex B). */
  private static List<byte[]> units(byte[] stream) {
    List<byte[]> units = new ArrayList<>();
    int start = -1;
    for (int i = 0; i + 2 < stream.length; i++) {
      if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
        if (start >= 0) {
          units.add(trimmed(stream, start, i));
        }
        start = i + 3;
      }
    }
    units.add(trimmed(stream, start, stream.length));
    return units;
  }

  private static byte[] trimmed(byte[] stream, int from, int to) {
    int end = to;
    while (stream[end - 1] == 0) {
      end--;
    }
    return java.util.Arrays.copyOfRange(stream, from, end);
  }

  /** ISO/IEC 14496-15, 8.3.3.1; what only players look at is left at zero. */
  private static byte[] hvcC(List<byte[]> units) {
    Bytes out = new Bytes().u8(1).zeros(20).u8(3).u8(units.size());
    for (byte[] unit : units) {
      out.u8(unit[0] >> 1 & 63).be16(1).be16(unit.length).raw(unit);
    }
    return out.toArray();
  }

  private static byte[] lengthPrefixed(List<byte[]> units) {
    Bytes out = new Bytes();
    units.forEach(unit -> out.be32(unit.length).raw(unit));
    return out.toArray();
  }

  /** Writes six tiles of one colour each. */
  public static void main(String[] args) throws IOException {
    for (int n = 0; n < Colours.TILES.length; n++) {
      Coded tile = hevc(64, 64, Colours.fullRange601(Colours.TILES[n]));
      Path folder = Path.of(args[0]);
      Files.write(folder.resolve(n + ".hvcC"), tile.configuration);
      Files.write(folder.resolve(n + ".hevc"), tile.data);
    }
  }

  /** Returns the n-th picture that the program has made. */
  static Coded hevc(Path folder, int n) throws IOException {
    return new Coded(
        64,
        64,
        Files.readAllBytes(folder.resolve(n + ".hvcC")),
        Files.readAllBytes(folder.resolve(n + ".hevc")));
  }
}
