package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_NONE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ENCRYPTION_INIT_INFO;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.video.TimeBase;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Reads the packets of the first video track. Used by one thread; closed once. */
final class Demuxer implements AutoCloseable {
  private static final long PROBE_BYTES = 5_000_000;
  private static final long ANALYZE_MICROSECONDS = 5_000_000;
  private static final int MATRIX_BYTES = 9 * Integer.BYTES;

  private final String name;
  private final Container container;
  private final ChannelInput input;
  private final AVFormatContext format;
  private final AVStream stream;
  private final int streamIndex;
  private boolean closed;

  /**
   * Opens the source with the demuxer of the container.
   *
   * @throws MediaException when it cannot be opened, or holds no video this library can decode
   */
  Demuxer(MediaSource source, Container container, Stop stop) {
    this.name = source.name();
    this.container = container;
    this.input = new ChannelInput(source, stop);
    this.format = avformat_alloc_context();
    try {
      openFormat();
      this.streamIndex = videoStream();
      this.stream = format.streams(streamIndex);
      silenceOtherStreams();
      checkDecodable();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void openFormat() {
    format.pb(input.context());
    format.probesize(PROBE_BYTES);
    format.max_analyze_duration(ANALYZE_MICROSECONDS);
    // The end of a stream is found by the scan; guessing it from the file's tail reads for nothing.
    format.skip_estimate_duration_from_pts(1);
    input.interruptInto(format);
    AVInputFormat demuxer = av_find_input_format(container.demuxer());
    AVDictionary options = new AVDictionary((Pointer) null);
    // No protocol at all: whatever a file refers to stays unopened.
    av_dict_set(options, "protocol_whitelist", "", 0);
    int opened = avformat_open_input(format, name, demuxer, options);
    av_dict_free(options);
    input.check(name);
    if (opened < 0) {
      throw Failures.of(name + " (" + container.demuxer() + ")", opened);
    }
    if (!headerIsEnough()) {
      // An array with one entry a stream, or none at all: a single dictionary would be overrun.
      PointerPointer<AVDictionary> noOptions = null;
      avformat_find_stream_info(format, noOptions);
      input.check(name);
    }
  }

  private boolean headerIsEnough() {
    if (!container.headerComplete() || format.nb_streams() == 0) {
      return false;
    }
    for (int i = 0; i < format.nb_streams(); i++) {
      AVCodecParameters codec = format.streams(i).codecpar();
      if (codec.codec_type() == AVMEDIA_TYPE_VIDEO && codec.width() == 0) {
        return false;
      }
    }
    return true;
  }

  private int videoStream() {
    for (int i = 0; i < format.nb_streams(); i++) {
      AVStream candidate = format.streams(i);
      if (candidate.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO
          && (candidate.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0) {
        return i;
      }
    }
    throw new MediaException.Unsupported(
        name + ": expected a video track, got " + format.nb_streams() + " tracks without one");
  }

  private void silenceOtherStreams() {
    for (int i = 0; i < format.nb_streams(); i++) {
      if (i != streamIndex) {
        format.streams(i).discard(AVDISCARD_ALL);
      }
    }
  }

  private void checkDecodable() {
    if (codec().codec_id() == AV_CODEC_ID_NONE) {
      throw new MediaException.Unsupported(name + ": the video track's codec is not known");
    }
  }

  /** Returns whether the header prepares for encrypted packets; none need follow. */
  boolean announcesEncryption() {
    return sideData(AV_PKT_DATA_ENCRYPTION_INIT_INFO) != null;
  }

  String name() {
    return name;
  }

  Container container() {
    return container;
  }

  AVCodecParameters codec() {
    return stream.codecpar();
  }

  TimeBase timeBase() {
    AVRational base = stream.time_base();
    if (base.num() < 1 || base.den() < 1) {
      throw new MediaException.Malformed(
          name
              + " time base: expected both numbers at least 1, got "
              + base.num()
              + "/"
              + base.den());
    }
    return new TimeBase(base.num(), base.den());
  }

  /** Returns frames a second as the container says it; 0 when it does not. */
  double declaredFps() {
    AVRational rate = stream.avg_frame_rate();
    return rate.num() > 0 && rate.den() > 0 ? (double) rate.num() / rate.den() : 0;
  }

  /** Returns how wide a pixel is for its height; 1 when nobody says. */
  double pixelAspect() {
    AVRational aspect = stream.sample_aspect_ratio();
    return aspect.num() > 0 && aspect.den() > 0 ? (double) aspect.num() / aspect.den() : 0;
  }

  /** Returns the EXIF orientation of the track's display matrix; 1 when there is none. */
  int orientation() {
    AVPacketSideData data = sideData(AV_PKT_DATA_DISPLAYMATRIX);
    if (data == null || data.size() < MATRIX_BYTES) {
      return 1;
    }
    int[] matrix = new int[MATRIX_BYTES / Integer.BYTES];
    new IntPointer(data.data()).get(matrix);
    return DisplayMatrix.orientation(matrix);
  }

  private @Nullable AVPacketSideData sideData(int type) {
    AVCodecParameters codec = codec();
    return av_packet_side_data_get(codec.coded_side_data(), codec.nb_coded_side_data(), type);
  }

  /**
   * Reads the next packet of the video track into {@code packet}, which must be empty.
   *
   * @return 0, {@code AVERROR_EOF} at the end, or FFmpeg's number for a container that is broken
   *     here
   */
  int read(AVPacket packet) {
    while (true) {
      int result = av_read_frame(format, packet);
      input.check(name);
      if (result < 0 || packet.stream_index() == streamIndex) {
        return result;
      }
      av_packet_unref(packet);
    }
  }

  /** Goes to the last keyframe at or before a decoding time; false when that fails. */
  boolean seek(long dts) {
    int result = av_seek_frame(format, streamIndex, dts, AVSEEK_FLAG_BACKWARD);
    input.check(name);
    return result >= 0;
  }

  long size() {
    return input.size();
  }

  static boolean isEnd(int result) {
    return result == AVERROR_EOF;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    // A failed open has freed the context already and left null here; closing null does nothing.
    avformat_close_input(format);
    input.close();
  }
}
