package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_INTERLACED_DCT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT2020;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the test videos and a list of their presentation times to test against. Runs in a process
 * of its own, because its natives are the build with the x264 and x265 encoders and the tests' are
 * those that users get.
 */
final class TestVideoMaker {
  private TestVideoMaker() {}

  /** Makes every video that is not there yet into the folder that the argument names. */
  public static void main(String[] args) throws IOException {
    av_log_set_level(AV_LOG_ERROR);
    Path folder = Path.of(args[0]);
    for (TestVideo video : TestVideo.values()) {
      Path file = folder.resolve(video.fileName());
      Path listing = folder.resolve(video.fileName() + ".pts");
      if (!Files.exists(listing)) {
        make(video, file);
        list(video, file, listing);
      }
    }
    for (TestClip clip : TestClip.values()) {
      Path file = folder.resolve(clip.fileName());
      if (!Files.exists(file)) {
        make(clip, file);
      }
    }
  }

  private static void make(TestClip clip, Path file) throws IOException {
    // A half-made file must never pass for a whole one.
    Path partial = file.resolveSibling("part-" + file.getFileName());
    if (clip == TestClip.AUDIO_ONLY) {
      makeSilence(clip, partial);
    } else {
      makePicture(clip, partial);
    }
    Files.move(partial, file);
  }

  private static void makePicture(TestClip clip, Path file) {
    TestVideo like = clip.isTenBit() ? TestVideo.H264_TEN_BIT : TestVideo.H264;
    AVCodec codec = avcodec_find_encoder_by_name(clip.encoder());
    Muxing muxing = new Muxing(file, clip.muxing());
    AVCodecContext encoder = configured(like, codec, muxing.format);
    colours(clip, encoder);
    openEncoder(like, encoder, codec);
    muxing.start(encoder);
    encodeAll(like, encoder, muxing, clip.isColour() ? clip.colour() : null);
    muxing.finish(encoder);
  }

  private static void colours(TestClip clip, AVCodecContext encoder) {
    if (clip.isColour()) {
      encoder.color_range(clip.isFullRange() ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG);
      encoder.colorspace(clip == TestClip.RED_601 ? AVCOL_SPC_SMPTE170M : AVCOL_SPC_BT709);
    }
    if (clip.isHdr()) {
      encoder.colorspace(AVCOL_SPC_BT2020_NCL);
      encoder.color_primaries(AVCOL_PRI_BT2020).color_trc(AVCOL_TRC_SMPTE2084);
    }
  }

  private static void makeSilence(TestClip clip, Path file) {
    AVCodec codec = avcodec_find_encoder_by_name(clip.encoder());
    Muxing muxing = new Muxing(file, clip.muxing());
    AVCodecContext encoder = avcodec_alloc_context3(codec);
    encoder.sample_fmt(AV_SAMPLE_FMT_FLTP).sample_rate(44_100).bit_rate(32_000);
    av_channel_layout_default(encoder.ch_layout(), 1);
    encoder.time_base().num(1).den(44_100);
    encoder.flags(AV_CODEC_FLAG_GLOBAL_HEADER);
    check(avcodec_open2(encoder, codec, new AVDictionary((Pointer) null)), "aac");
    muxing.start(encoder);
    AVFrame frame = av_frame_alloc();
    frame.nb_samples(encoder.frame_size()).format(AV_SAMPLE_FMT_FLTP).sample_rate(44_100);
    av_channel_layout_default(frame.ch_layout(), 1);
    check(av_frame_get_buffer(frame, 0), "samples");
    // Not silent by itself: the buffer holds whatever was there, and the encoder refuses NaN.
    Pointer.memset(frame.data(0), 0, 4L * encoder.frame_size());
    for (int n = 0; n < 40; n++) {
      frame.pts((long) n * encoder.frame_size());
      check(avcodec_send_frame(encoder, frame), "samples");
      muxing.write(encoder, encoder.frame_size());
    }
    avcodec_send_frame(encoder, null);
    muxing.write(encoder, encoder.frame_size());
    av_frame_free(frame);
    muxing.finish(encoder);
  }

  private static void list(TestVideo video, Path file, Path listing) throws IOException {
    Path partial = listing.resolveSibling(listing.getFileName() + ".part");
    // FFmpeg writes animated WebP and does not read it: here the encoder's orders must do.
    Files.write(partial, video == TestVideo.WEBP ? ordered(video) : TimesListing.of(file));
    Files.move(partial, listing);
  }

  private static List<String> ordered(TestVideo video) {
    return IntStream.range(0, video.frames())
        .mapToObj(i -> Double.toString((double) i * video.timeBase()[0] / video.timeBase()[1]))
        .toList();
  }

  private static void make(TestVideo video, Path file) {
    AVCodec codec = avcodec_find_encoder_by_name(video.encoder());
    Muxing muxing =
        new Muxing(
            file,
            video == TestVideo.H264_FRAGMENTED
                ? Map.of("movflags", "frag_keyframe+empty_moov")
                : Map.of());
    AVCodecContext encoder = configured(video, codec, muxing.format);
    openEncoder(video, encoder, codec);
    if (video == TestVideo.H264_TURNED) {
      turn(muxing.stream);
    }
    muxing.start(encoder);
    encodeAll(video, encoder, muxing, null);
    muxing.finish(encoder);
  }

  /** One output file. */
  private static final class Muxing {
    final AVFormatContext format = new AVFormatContext(null);
    final AVStream stream;
    private final AVIOContext output = new AVIOContext(null);
    private final AVPacket packet = av_packet_alloc();
    private final Map<String, String> options;

    Muxing(Path file, Map<String, String> options) {
      this.options = options;
      check(avformat_alloc_output_context2(format, null, null, file.toString()), "muxer");
      stream = avformat_new_stream(format, null);
      check(avio_open(output, file.toString(), AVIO_FLAG_WRITE), "file " + file);
      format.pb(output);
    }

    void start(AVCodecContext encoder) {
      stream.time_base(encoder.time_base());
      if (encoder.codec_type() == AVMEDIA_TYPE_VIDEO) {
        stream.avg_frame_rate(encoder.framerate());
      }
      AVPacketSideData sideData = stream.codecpar().coded_side_data();
      int sideDataCount = stream.codecpar().nb_coded_side_data();
      stream.codecpar().coded_side_data(null).nb_coded_side_data(0);
      check(avcodec_parameters_from_context(stream.codecpar(), encoder), "parameters");
      if (sideDataCount > 0) {
        stream.codecpar().coded_side_data(sideData).nb_coded_side_data(sideDataCount);
      }
      AVDictionary muxing = new AVDictionary((Pointer) null);
      options.forEach((key, value) -> av_dict_set(muxing, key, value, 0));
      check(avformat_write_header(format, muxing), "header");
    }

    void write(AVCodecContext encoder, long packetDuration) {
      while (avcodec_receive_packet(encoder, packet) >= 0) {
        packet.stream_index(0);
        if (packet.duration() == 0) {
          packet.duration(packetDuration);
        }
        av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
        check(av_interleaved_write_frame(format, packet), "packet");
      }
    }

    void finish(AVCodecContext encoder) {
      check(av_write_trailer(format), "trailer");
      avio_closep(output);
      av_packet_free(packet);
      avcodec_free_context(encoder);
      avformat_free_context(format);
    }
  }

  private static AVCodecContext configured(TestVideo video, AVCodec codec, AVFormatContext format) {
    AVCodecContext encoder = avcodec_alloc_context3(codec);
    encoder.width(video.width()).height(video.height());
    encoder.pix_fmt(av_get_pix_fmt(video.pixelFormat()));
    encoder.time_base().num(video.timeBase()[0]).den(video.timeBase()[1]);
    encoder.framerate().num(video.timeBase()[1]).den(video.timeBase()[0]);
    encoder.bit_rate(video.encoder().equals("libaom-av1") ? 0 : 1_500_000).thread_count(1);
    if (video == TestVideo.H264_WIDE_PIXELS) {
      encoder.sample_aspect_ratio().num(3).den(2);
    }
    if (video == TestVideo.H264_FIELDS) {
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_INTERLACED_DCT);
    }
    if ((format.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    return encoder;
  }

  private static void openEncoder(TestVideo video, AVCodecContext encoder, AVCodec codec) {
    AVDictionary options = new AVDictionary((Pointer) null);
    for (String option : video.options()) {
      int equals = option.indexOf('=');
      av_dict_set(options, option.substring(0, equals), option.substring(equals + 1), 0);
    }
    check(avcodec_open2(encoder, codec, options), video + " encoder");
  }

  private static void turn(AVStream stream) {
    AVPacketSideData matrix =
        av_packet_side_data_new(
            new AVPacketSideData((Pointer) null),
            new IntPointer(1).put(0),
            AV_PKT_DATA_DISPLAYMATRIX,
            9 * Integer.BYTES,
            0);
    av_display_rotation_set(new IntPointer(matrix.data()), 90);
    stream.codecpar().coded_side_data(matrix).nb_coded_side_data(1);
  }

  private static void encodeAll(
      TestVideo video, AVCodecContext encoder, Muxing muxing, int @Nullable [] colour) {
    AVFrame drawn = frame(video, AV_PIX_FMT_YUV420P);
    AVFrame converted = frame(video, encoder.pix_fmt());
    SwsContext scaler = sws_alloc_context();
    for (int n = 0; n < video.frames(); n++) {
      av_frame_make_writable(drawn);
      draw(drawn, n, colour);
      AVFrame frame = drawn;
      if (encoder.pix_fmt() != AV_PIX_FMT_YUV420P) {
        av_frame_make_writable(converted);
        check(sws_scale_frame(scaler, converted, drawn), "conversion");
        frame = converted;
      }
      frame.pts(video.pts(n));
      check(avcodec_send_frame(encoder, frame), "frame");
      muxing.write(encoder, video.isVariable() ? 0 : 1);
    }
    check(avcodec_send_frame(encoder, null), "end");
    muxing.write(encoder, video.isVariable() ? 0 : 1);
    sws_freeContext(scaler);
    av_frame_free(drawn);
    av_frame_free(converted);
  }

  private static AVFrame frame(TestVideo video, int pixelFormat) {
    AVFrame frame = av_frame_alloc();
    frame.width(video.width()).height(video.height()).format(pixelFormat);
    check(av_frame_get_buffer(frame, 0), "frame buffer");
    return frame;
  }

  private static void draw(AVFrame frame, int number, int @Nullable [] colour) {
    int w = frame.width();
    int h = frame.height();
    ByteBuffer luma = plane(frame, 0, h);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        luma.put(
            y * frame.linesize(0) + x,
            (byte) (colour == null ? Barcode.luma(number, x, y, w, h) : colour[0]));
      }
    }
    for (int plane = 1; plane <= 2; plane++) {
      ByteBuffer chroma = plane(frame, plane, (h + 1) / 2);
      while (chroma.hasRemaining()) {
        chroma.put((byte) (colour == null ? 128 : colour[plane]));
      }
    }
  }

  private static ByteBuffer plane(AVFrame frame, int plane, int rows) {
    return frame.data(plane).capacity((long) frame.linesize(plane) * rows).asByteBuffer();
  }

  private static void check(int result, String what) {
    if (result < 0) {
      throw new IllegalStateException(what + ": " + result);
    }
  }
}
