package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The presentation time of every frame of a file, as {@code ffprobe -show_entries
 * frame=best_effort_timestamp_time} prints them: everything is read from the start and decoded, and
 * nothing is planned. The program itself would need libraries that a bare machine lacks.
 */
final class TimesListing {
  private final AVFormatContext format = new AVFormatContext(null);
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final List<String> times = new ArrayList<>();
  private final AVStream stream;
  private final AVCodecContext decoder;

  private TimesListing(Path file) {
    check(
        avformat_open_input(
            format, file.toString(), new AVInputFormat(null), new AVDictionary(null)),
        file + " open");
    check(avformat_find_stream_info(format, (PointerPointer<?>) null), file + " streams");
    int best = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    check(best, file + " video stream");
    stream = format.streams(best);
    AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
    decoder = avcodec_alloc_context3(codec);
    check(avcodec_parameters_to_context(decoder, stream.codecpar()), file + " parameters");
    decoder.pkt_timebase(stream.time_base());
    check(avcodec_open2(decoder, codec, new AVDictionary(null)), file + " decoder");
  }

  /**
   * Returns the times in seconds, one a frame in the order shown; {@code N/A} where none is known.
   */
  static List<String> of(Path file) {
    TimesListing listing = new TimesListing(file);
    try {
      listing.readAll();
      return listing.times;
    } finally {
      listing.close();
    }
  }

  private void readAll() {
    while (av_read_frame(format, packet) >= 0) {
      if (packet.stream_index() == stream.index()) {
        avcodec_send_packet(decoder, packet);
        receive();
      }
      av_packet_unref(packet);
    }
    avcodec_send_packet(decoder, null);
    receive();
  }

  private void receive() {
    while (avcodec_receive_frame(decoder, frame) >= 0) {
      long time = frame.best_effort_timestamp();
      times.add(
          time == AV_NOPTS_VALUE
              ? "N/A"
              : String.format(Locale.ROOT, "%f", time * av_q2d(stream.time_base())));
    }
  }

  private void close() {
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(decoder);
    avformat_close_input(format);
  }

  private static void check(int result, String what) {
    if (result < 0) {
      throw new IllegalStateException(what + ": " + result);
    }
  }
}
