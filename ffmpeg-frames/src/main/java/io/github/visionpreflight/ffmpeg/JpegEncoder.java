package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;

import io.github.visionpreflight.media.MediaException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Writes full-range 4:2:0 frames as JPEG. Used by one thread; closed once. */
final class JpegEncoder implements AutoCloseable {
  private final int quantiser;
  private final AVPacket packet = av_packet_alloc();
  private @Nullable AVCodecContext context;
  private long pictures;
  private boolean closed;

  JpegEncoder(int quality) {
    this.quantiser = quantiser(quality);
  }

  /**
   * The encoder's scale runs from 2, the finest, to 31: its tables at q are near those of the
   * customary quality scale, which grow with 50 / quality below 50 and fall to nothing at 100.
   */
  static int quantiser(int quality) {
    double scale = quality < 50 ? 50.0 / quality : 2 - quality / 50.0;
    return (int) Math.max(2, Math.min(31, Math.rint(scale * 8)));
  }

  /** Returns the JPEG of the frame. */
  byte[] encode(AVFrame frame) {
    AVCodecContext encoder = encoderFor(frame);
    frame.quality(quantiser * FF_QP2LAMBDA);
    frame.pts(pictures++);
    check(avcodec_send_frame(encoder, frame));
    check(avcodec_receive_packet(encoder, packet));
    byte[] jpeg = new byte[packet.size()];
    packet.data().get(jpeg);
    av_packet_unref(packet);
    return jpeg;
  }

  private AVCodecContext encoderFor(AVFrame frame) {
    AVCodecContext current = context;
    if (current != null && current.width() == frame.width() && current.height() == frame.height()) {
      return current;
    }
    release();
    current = open(frame);
    context = current;
    return current;
  }

  private AVCodecContext open(AVFrame frame) {
    AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    AVCodecContext fresh = avcodec_alloc_context3(codec);
    context = fresh;
    fresh.width(frame.width()).height(frame.height()).pix_fmt(AV_PIX_FMT_YUV420P);
    fresh.color_range(AVCOL_RANGE_JPEG);
    fresh.time_base().num(1).den(25);
    fresh.thread_count(1);
    fresh.flags(fresh.flags() | AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT);
    fresh.global_quality(quantiser * FF_QP2LAMBDA);
    check(avcodec_open2(fresh, codec, new AVDictionary((Pointer) null)));
    return fresh;
  }

  private static void check(int result) {
    if (result < 0) {
      throw new MediaException.Unsupported("JPEG of a video frame: " + Failures.text(result));
    }
  }

  private void release() {
    if (context != null) {
      avcodec_free_context(context);
      context = null;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release();
      av_packet_free(packet);
    }
  }
}
