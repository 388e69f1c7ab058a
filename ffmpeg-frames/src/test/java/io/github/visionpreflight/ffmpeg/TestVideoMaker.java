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
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
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
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/**
 * Makes the test videos and, with FFmpeg's own {@code ffprobe}, a list of their presentation times
 * to test against. Runs in a process of its own, because its natives are the build with the x264
 * and x265 encoders and the tests' are those that users get.
 */
final class TestVideoMaker {
  private TestVideoMaker() {}

  /** Makes every video that is not there yet into the folder that the argument names. */
  public static void main(String[] args) throws IOException, InterruptedException {
    av_log_set_level(AV_LOG_ERROR);
    Path folder = Path.of(args[0]);
    for (TestVideo video : TestVideo.values()) {
      Path file = folder.resolve(video.fileName());
      Path listing = folder.resolve(video.fileName() + ".pts");
      if (!Files.exists(listing)) {
        make(video, file);
        list(file, listing);
      }
    }
  }

  private static void list(Path file, Path listing) throws IOException, InterruptedException {
    Path partial = listing.resolveSibling(listing.getFileName() + ".part");
    Process probe =
        new ProcessBuilder(
                Loader.load(org.bytedeco.ffmpeg.ffprobe.class),
                "-v",
                "error",
                "-select_streams",
                "v:0",
                "-show_entries",
                "frame=best_effort_timestamp_time",
                "-of",
                "csv=p=0",
                file.toString())
            .redirectOutput(partial.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    check(probe.waitFor() == 0 ? 0 : -1, "ffprobe " + file);
    Files.move(partial, listing);
  }

  private static void make(TestVideo video, Path file) {
    AVFormatContext format = new AVFormatContext(null);
    check(avformat_alloc_output_context2(format, null, null, file.toString()), "muxer");
    AVCodec codec = avcodec_find_encoder_by_name(video.encoder());
    AVCodecContext encoder = encoder(video, codec, format);
    AVStream stream = avformat_new_stream(format, codec);
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate().num(encoder.time_base().den()).den(encoder.time_base().num());
    check(avcodec_parameters_from_context(stream.codecpar(), encoder), "parameters");
    decorate(video, stream);
    AVIOContext output = new AVIOContext(null);
    check(avio_open(output, file.toString(), AVIO_FLAG_WRITE), "file " + file);
    format.pb(output);
    AVDictionary muxing = new AVDictionary((Pointer) null);
    if (video == TestVideo.H264_FRAGMENTED) {
      av_dict_set(muxing, "movflags", "frag_keyframe+empty_moov", 0);
    }
    check(avformat_write_header(format, muxing), "header");
    encodeAll(video, encoder, stream, format);
    check(av_write_trailer(format), "trailer");
    avio_closep(output);
    avcodec_free_context(encoder);
    avformat_free_context(format);
  }

  private static AVCodecContext encoder(TestVideo video, AVCodec codec, AVFormatContext format) {
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
    AVDictionary options = new AVDictionary((Pointer) null);
    for (String option : video.options()) {
      int equals = option.indexOf('=');
      av_dict_set(options, option.substring(0, equals), option.substring(equals + 1), 0);
    }
    check(avcodec_open2(encoder, codec, options), video + " encoder");
    return encoder;
  }

  private static void decorate(TestVideo video, AVStream stream) {
    if (video == TestVideo.H264_TURNED) {
      AVPacketSideData matrix =
          av_packet_side_data_new(
              stream.codecpar().coded_side_data(),
              new IntPointer(1).put(0),
              AV_PKT_DATA_DISPLAYMATRIX,
              9 * Integer.BYTES,
              0);
      av_display_rotation_set(new IntPointer(matrix.data()), 90);
      stream.codecpar().coded_side_data(matrix).nb_coded_side_data(1);
    }
  }

  private static void encodeAll(
      TestVideo video, AVCodecContext encoder, AVStream stream, AVFormatContext format) {
    AVFrame drawn = frame(video, AV_PIX_FMT_YUV420P);
    AVFrame converted = frame(video, encoder.pix_fmt());
    SwsContext scaler = sws_alloc_context();
    AVPacket packet = av_packet_alloc();
    for (int n = 0; n < video.frames(); n++) {
      av_frame_make_writable(drawn);
      draw(drawn, n);
      AVFrame frame = drawn;
      if (encoder.pix_fmt() != AV_PIX_FMT_YUV420P) {
        av_frame_make_writable(converted);
        check(sws_scale_frame(scaler, converted, drawn), "conversion");
        frame = converted;
      }
      frame.pts(video.pts(n));
      check(avcodec_send_frame(encoder, frame), "frame");
      write(video, encoder, stream, format, packet);
    }
    check(avcodec_send_frame(encoder, null), "end");
    write(video, encoder, stream, format, packet);
    av_packet_free(packet);
    sws_freeContext(scaler);
    av_frame_free(drawn);
    av_frame_free(converted);
  }

  private static void write(
      TestVideo video,
      AVCodecContext encoder,
      AVStream stream,
      AVFormatContext format,
      AVPacket packet) {
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      packet.stream_index(0);
      if (packet.duration() == 0 && !video.isVariable()) {
        packet.duration(1);
      }
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      check(av_interleaved_write_frame(format, packet), "packet");
    }
  }

  private static AVFrame frame(TestVideo video, int pixelFormat) {
    AVFrame frame = av_frame_alloc();
    frame.width(video.width()).height(video.height()).format(pixelFormat);
    check(av_frame_get_buffer(frame, 0), "frame buffer");
    return frame;
  }

  private static void draw(AVFrame frame, int number) {
    int w = frame.width();
    int h = frame.height();
    ByteBuffer luma = plane(frame, 0, h);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        luma.put(y * frame.linesize(0) + x, (byte) Barcode.luma(number, x, y, w, h));
      }
    }
    for (int plane = 1; plane <= 2; plane++) {
      ByteBuffer chroma = plane(frame, plane, (h + 1) / 2);
      while (chroma.hasRemaining()) {
        chroma.put((byte) 128);
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
