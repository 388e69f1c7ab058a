package io.github.visionpreflight.ffmpeg.image;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB48;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_LANCZOS;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_init_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.github.visionpreflight.ffmpeg.Failures;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/**
 * Brings samples to gray or RGB of eight bits, and to another size on the way. Strips go in from
 * the top. Used by one thread; closed once.
 */
final class Conversion implements AutoCloseable {
  private static final int ONE = 1 << 16;

  private final SwsContext context = sws_alloc_context();
  private final AVFrame out = av_frame_alloc();
  private final @Nullable ToneMapping toneMapping;
  private final Dimensions from;
  private final int channels;
  private int rowsIn;
  private boolean closed;

  /**
   * @param from the size of all strips together
   * @param to the size of the result
   * @param channels 1 for gray, 3 for RGB
   * @throws MediaException.Unsupported when there is no way between the two
   */
  Conversion(Samples samples, Dimensions from, Dimensions to, int channels) {
    boolean hdr = samples.isHdr() && channels == 3;
    this.from = from;
    this.channels = channels;
    this.toneMapping = hdr ? new ToneMapping(samples) : null;
    try {
      int format = hdr ? AV_PIX_FMT_RGB48 : channels == 1 ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_RGB24;
      allocate(out, to, format);
      context.flags(SWS_LANCZOS | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP);
      context.src_w(from.width()).src_h(from.height()).src_format(samples.format());
      context.dst_w(to.width()).dst_h(to.height()).dst_format(format);
      colours(samples);
      check(sws_init_context(context, null, null));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  static void allocate(AVFrame frame, Dimensions size, int format) {
    frame.width(size.width()).height(size.height()).format(format);
    if (av_frame_get_buffer(frame, 0) < 0) {
      throw new MediaException.Limit("picture: not enough memory for " + size);
    }
  }

  private void colours(Samples samples) {
    int range = samples.fullRange() ? 1 : 0;
    sws_setColorspaceDetails(
        context,
        sws_getCoefficients(samples.matrix()),
        range,
        sws_getCoefficients(SWS_CS_ITU601),
        1,
        0,
        ONE,
        ONE);
  }

  /** Takes the next strip in; a last one may have more rows than are missing. */
  void add(AVFrame strip) {
    int rows = Math.min(strip.height(), from.height() - rowsIn);
    check(
        sws_scale(
            context, strip.data(), strip.linesize(), rowsIn, rows, out.data(), out.linesize()));
    rowsIn += rows;
  }

  /** Returns whether strips are missing. */
  boolean wantsMore() {
    return rowsIn < from.height();
  }

  /** Copies a row of the result. */
  void row(int y, byte[] target, int at) {
    BytePointer data = out.data(0).getPointer((long) y * out.linesize(0));
    int samples = out.width() * channels;
    if (toneMapping == null) {
      data.get(target, at, samples);
    } else {
      short[] deep = new short[samples];
      new ShortPointer(data).get(deep);
      toneMapping.map(deep, target, at);
    }
  }

  int channels() {
    return channels;
  }

  static void check(int result) {
    if (result < 0) {
      throw new MediaException.Unsupported(
          "picture: its samples cannot be converted: " + Failures.text(result));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      sws_freeContext(context);
      av_frame_free(out);
    }
  }
}
