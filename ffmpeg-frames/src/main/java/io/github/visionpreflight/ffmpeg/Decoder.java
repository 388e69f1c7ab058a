package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;

/** One video decoder. Used by one thread; closed once. */
final class Decoder implements AutoCloseable {
  private final AVCodecContext context;
  private final AVFrame frame;
  private boolean closed;

  /**
   * Opens the decoder of a track.
   *
   * @param reorderDepth how many frames are held back to bring them in order
   * @throws MediaException.Unsupported when there is no such decoder
   * @throws MediaException.Limit when the pictures are larger than allowed
   */
  Decoder(Demuxer track, int reorderDepth, int threads, ReadLimits limits) {
    AVCodecParameters parameters = track.codec();
    AVCodec codec = avcodec_find_decoder(parameters.codec_id());
    if (codec == null) {
      throw new MediaException.Unsupported(
          track.name() + ": no decoder for " + avcodec_get_name(parameters.codec_id()).getString());
    }
    checkSize(track, limits);
    this.context = avcodec_alloc_context3(codec);
    this.frame = av_frame_alloc();
    try {
      configure(parameters, reorderDepth, threads, limits);
      int opened = avcodec_open2(context, codec, new AVDictionary((Pointer) null));
      if (opened < 0) {
        throw Failures.of(track.name() + " decoder " + codec.name().getString(), opened);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** What the header says; a stream that turns out larger later is refused by the decoder. */
  private static void checkSize(Demuxer track, ReadLimits limits) {
    int width = track.codec().width();
    int height = track.codec().height();
    if (Math.max(width, height) > limits.maxSidePixels()) {
      throw new MediaException.Limit(
          track.name()
              + " side: expected at most "
              + limits.maxSidePixels()
              + " pixels, got "
              + Math.max(width, height));
    }
    if ((long) width * height > limits.maxPixels()) {
      throw new MediaException.Limit(
          track.name()
              + " picture: expected at most "
              + limits.maxPixels()
              + " pixels, got "
              + (long) width * height);
    }
  }

  private void configure(
      AVCodecParameters parameters, int reorderDepth, int threads, ReadLimits limits) {
    avcodec_parameters_to_context(context, parameters);
    context.thread_count(threads);
    context.max_pixels(limits.maxPixels());
    // Other codecs say it in their headers; H.264 need not, and would lose the first frames.
    if (parameters.codec_id() == AV_CODEC_ID_H264) {
      context.has_b_frames(Math.max(context.has_b_frames(), reorderDepth));
    }
  }

  /**
   * Hands a packet over and takes it to pieces: its frame, when it comes out, carries {@code
   * number} as its time.
   *
   * @param droppable whether the frame may be left out when no other leans on it
   * @return 0 or FFmpeg's number for a packet that cannot be decoded
   */
  int send(AVPacket packet, int number, boolean droppable) {
    packet.pts(number);
    packet.dts(AV_NOPTS_VALUE);
    context.skip_frame(droppable ? AVDISCARD_NONREF : AVDISCARD_DEFAULT);
    return avcodec_send_packet(context, packet);
  }

  /**
   * Hands over a packet that was cut behind its picture's header. What is missing is not patched
   * up, for nobody looks at it.
   */
  int sendHead(AVPacket packet, int number) {
    int patching = context.error_concealment();
    context.error_concealment(0);
    int result = send(packet, number, true);
    context.error_concealment(patching);
    return result;
  }

  /** Says that nothing follows: all frames held back come out. */
  void drain() {
    avcodec_send_packet(context, null);
  }

  /** Returns whether {@link #frame} holds the next frame. */
  boolean receive() {
    return avcodec_receive_frame(context, frame) >= 0;
  }

  AVFrame frame() {
    return frame;
  }

  /** Returns the number given with the packet of {@link #frame}; -1 when the decoder lost it. */
  int number() {
    long number = frame.pts();
    return number >= 0 && number <= Integer.MAX_VALUE ? (int) number : -1;
  }

  /** Forgets all frames, for a start elsewhere. */
  void flush() {
    avcodec_flush_buffers(context);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_frame_free(frame);
      avcodec_free_context(context);
    }
  }
}
