package io.github.visionpreflight.ffmpeg.image;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import io.github.visionpreflight.ffmpeg.Failures;
import io.github.visionpreflight.media.MediaException;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Decodes pictures that come one to a packet. What it is given is bytes in memory; it opens
 * nothing. Used by one thread; closed once.
 */
final class StillDecoder implements AutoCloseable {
  private final String what;
  private final AVCodecContext context;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private boolean used;
  private boolean closed;

  /**
   * Opens a decoder.
   *
   * @param configuration what the decoder must know first; may be empty
   * @param maxPixels most pixels of one picture
   * @throws MediaException.Unsupported when there is no such decoder
   */
  StillDecoder(String what, int codecId, byte[] configuration, long maxPixels) {
    this(what, codecId, configuration, maxPixels, any -> {});
  }

  private StillDecoder(
      String what,
      int codecId,
      byte[] configuration,
      long maxPixels,
      Consumer<AVCodecContext> options) {
    this.what = what;
    AVCodec codec = avcodec_find_decoder(codecId);
    if (codec == null) {
      throw new MediaException.Unsupported(what + ": this FFmpeg has no decoder for it");
    }
    this.context = avcodec_alloc_context3(codec);
    try {
      context.thread_count(1).max_pixels(maxPixels);
      options.accept(context);
      context.err_recognition(AV_EF_EXPLODE);
      configure(configuration);
      check(avcodec_open2(context, codec, new AVDictionary((Pointer) null)));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Opens a decoder that gives pictures of half the size, as often halved as said. */
  static StillDecoder reduced(String what, int codecId, int halvings, long maxPixels) {
    return new StillDecoder(what, codecId, new byte[0], maxPixels, c -> c.lowres(halvings));
  }

  /** Opens a decoder that leaves its loop filter out. */
  static StillDecoder unfiltered(String what, int codecId, long maxPixels) {
    return new StillDecoder(
        what, codecId, new byte[0], maxPixels, c -> c.skip_loop_filter(AVDISCARD_ALL));
  }

  /** The context frees what it is given here. */
  private void configure(byte[] configuration) {
    if (configuration.length > 0) {
      BytePointer copy =
          new BytePointer(av_mallocz(configuration.length + AV_INPUT_BUFFER_PADDING_SIZE));
      copy.put(configuration, 0, configuration.length);
      context.extradata(copy).extradata_size(configuration.length);
    }
  }

  /**
   * Returns the picture that the bytes hold; valid until the next call.
   *
   * @throws MediaException.Malformed when they hold none, or a damaged one
   * @throws MediaException.Unsupported when they use what FFmpeg does not know
   */
  AVFrame decode(byte[] bytes) {
    if (used) {
      avcodec_flush_buffers(context);
    }
    used = true;
    fill(bytes);
    try {
      check(avcodec_send_packet(context, packet));
    } finally {
      av_packet_unref(packet);
    }
    // Nothing follows: a decoder that waits for the next picture gives this one out.
    check(avcodec_send_packet(context, null));
    check(avcodec_receive_frame(context, frame));
    if (frame.decode_error_flags() != 0) {
      throw new MediaException.Malformed(what + ": damaged");
    }
    return frame;
  }

  private void fill(byte[] bytes) {
    if (av_new_packet(packet, bytes.length) < 0) {
      throw new MediaException.Limit(what + ": not enough memory for " + bytes.length + " bytes");
    }
    packet.data().put(bytes, 0, bytes.length);
  }

  private void check(int result) {
    if (result < 0) {
      throw Failures.of(what, result);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_frame_free(frame);
      av_packet_free(packet);
      avcodec_free_context(context);
    }
  }
}
