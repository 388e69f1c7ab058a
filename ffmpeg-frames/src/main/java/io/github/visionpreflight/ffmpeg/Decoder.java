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
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
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
  /** What decoders add to the sides of a picture before they look at its size, at most. */
  private static final int ALIGNMENT = 128;

  /**
   * ITU-T H.264, A.3.1: a decoder holds at most 16 frames. FFmpeg's ends the whole process when it
   * is to hold more back, whatever the times in the file say.
   */
  private static final int MOST_REORDERED = 16;

  private final String name;
  private final ReadLimits limits;
  private final AVCodecContext context;
  private final AVFrame frame;

  /** Whether the size was known before, so that none means one that was refused. */
  private boolean sized;

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
    this.name = track.name();
    this.limits = limits;
    checkSize(parameters.width(), parameters.height());
    this.sized = parameters.width() > 0;
    this.context = avcodec_alloc_context3(codec);
    this.frame = av_frame_alloc();
    try {
      configure(parameters, reorderDepth, threads);
      int opened = avcodec_open2(context, codec, new AVDictionary((Pointer) null));
      if (opened < 0) {
        throw Failures.of(track.name() + " decoder " + codec.name().getString(), opened);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void checkSize(int width, int height) {
    long side = Math.max(width, height);
    if (side > limits.maxSidePixels()) {
      throw tooLarge("side", limits.maxSidePixels(), Long.toString(side));
    }
    long pixels = (long) width * height;
    if (pixels > limits.maxPixels()) {
      throw tooLarge("picture", limits.maxPixels(), Long.toString(pixels));
    }
  }

  private MediaException tooLarge(String what, long most, String actual) {
    return new MediaException.Limit(
        name + " " + what + ": expected at most " + most + " pixels, got " + actual);
  }

  /**
   * Whether a refusal was one of the size that a picture in the stream has. Some decoders leave
   * that size in their context, others set it to 0.
   */
  private void checkRefusal() {
    checkSize(context.width(), context.height());
    if (sized && context.width() == 0) {
      throw tooLarge("picture in the stream", limits.maxPixels(), "more");
    }
  }

  private void configure(AVCodecParameters parameters, int reorderDepth, int threads) {
    avcodec_parameters_to_context(context, parameters);
    context.thread_count(threads);
    long pixels = Math.min(limits.maxPixels(), Integer.MAX_VALUE);
    long longest = Math.min(limits.maxSidePixels(), pixels);
    context.max_pixels(pixels + 2 * ALIGNMENT * (longest + ALIGNMENT));
    // Other codecs say it in their headers; H.264 need not, and would lose the first frames.
    if (parameters.codec_id() == AV_CODEC_ID_H264) {
      int depth = Math.min(reorderDepth, MOST_REORDERED);
      context.has_b_frames(Math.max(context.has_b_frames(), depth));
    }
  }

  /**
   * Hands a packet over and takes it to pieces: its frame, when it comes out, carries {@code
   * number} as its time.
   *
   * @param droppable whether the frame may be left out when no other leans on it
   * @return 0 or FFmpeg's number for a packet that cannot be decoded
   * @throws MediaException.Limit when its picture is larger than allowed
   */
  int send(AVPacket packet, int number, boolean droppable) {
    packet.pts(number);
    packet.dts(AV_NOPTS_VALUE);
    context.skip_frame(droppable ? AVDISCARD_NONREF : AVDISCARD_DEFAULT);
    int result = avcodec_send_packet(context, packet);
    if (result < 0) {
      checkRefusal();
    }
    return result;
  }

  /**
   * Hands over a packet that was cut behind its picture's header. What is missing is not patched
   * up, for nobody looks at it.
   */
  int sendHead(AVPacket packet, int number, boolean droppable) {
    int patching = context.error_concealment();
    context.error_concealment(0);
    int result = send(packet, number, droppable);
    context.error_concealment(patching);
    return result;
  }

  /** Says that nothing follows: all frames held back come out. */
  void drain() {
    avcodec_send_packet(context, null);
  }

  /**
   * Returns whether {@link #frame} holds the next frame.
   *
   * @throws MediaException.Limit when it is larger than allowed
   */
  boolean receive() {
    int result = avcodec_receive_frame(context, frame);
    if (result >= 0) {
      checkSize(frame.width(), frame.height());
      sized = true;
    } else if (result != AVERROR_EAGAIN() && result != AVERROR_EOF) {
      checkRefusal();
    }
    return result >= 0;
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
