package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_init_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/**
 * Brings frames to their target size as full-range 8-bit 4:2:0, staying in YUV. The matrix of YUV
 * sources is kept: {@link Planes} changes it where the picture is small. Used by one thread.
 */
final class Scaler implements AutoCloseable {
  private static final int ONE = 1 << 16;

  private @Nullable SwsContext context;
  private final AVFrame scaled = av_frame_alloc();
  private int srcWidth;
  private int srcHeight;
  private int srcFormat;
  private int srcRange;
  private boolean srcHdr;
  private boolean closed;

  /**
   * Returns the frame at the target size; valid until the next call.
   *
   * @throws MediaException.Unsupported when the pixel format cannot be converted
   */
  AVFrame scale(AVFrame frame, Dimensions target) {
    if (context == null || changed(frame, target)) {
      prepare(frame, target);
    }
    int result = sws_scale_frame(context, scaled, frame);
    if (result < 0) {
      throw new MediaException.Unsupported(
          "video frame: cannot be scaled: " + Failures.text(result));
    }
    return scaled;
  }

  private boolean changed(AVFrame frame, Dimensions target) {
    return frame.width() != srcWidth
        || frame.height() != srcHeight
        || frame.format() != srcFormat
        || frame.color_range() != srcRange
        || isHdr(frame) != srcHdr
        || scaled.width() != target.width()
        || scaled.height() != target.height();
  }

  private void prepare(AVFrame frame, Dimensions target) {
    srcWidth = frame.width();
    srcHeight = frame.height();
    srcFormat = frame.format();
    srcRange = frame.color_range();
    srcHdr = isHdr(frame);
    allocate(target);
    release();
    SwsContext fresh = sws_alloc_context();
    context = fresh;
    fresh.flags(SWS_BICUBIC);
    if (srcHdr) {
      toneMapped(scaled);
    } else {
      configure(fresh, target);
    }
  }

  private void configure(SwsContext fresh, Dimensions target) {
    fresh.src_w(srcWidth).src_h(srcHeight).src_format(srcFormat);
    fresh.dst_w(target.width()).dst_h(target.height()).dst_format(AV_PIX_FMT_YUV420P);
    colours(fresh);
    int result = sws_init_context(fresh, null, null);
    if (result < 0) {
      throw new MediaException.Unsupported(
          "video pixel format " + srcFormat + ": cannot be scaled: " + Failures.text(result));
    }
  }

  /** Returns whether the frame's brightness is meant for a brighter screen: PQ or HLG. */
  static boolean isHdr(AVFrame frame) {
    int transfer = frame.color_trc();
    return transfer == AVCOL_TRC_SMPTE2084 || transfer == AVCOL_TRC_ARIB_STD_B67;
  }

  /**
   * What the scaler is to make of HDR: the colours of an ordinary screen, in JPEG's own matrix.
   * Left uninitialised, the scaler reads both frames' colour descriptions and maps one to the
   * other.
   */
  private static void toneMapped(AVFrame out) {
    out.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
    out.colorspace(AVCOL_SPC_SMPTE170M);
  }

  private void allocate(Dimensions target) {
    av_frame_unref(scaled);
    scaled.width(target.width()).height(target.height()).format(AV_PIX_FMT_YUV420P);
    scaled.color_range(AVCOL_RANGE_JPEG);
    int result = av_frame_get_buffer(scaled, 0);
    if (result < 0) {
      throw new MediaException.Limit("video frame: no memory for " + target);
    }
  }

  /** One matrix on both sides: between two, swscale would go through RGB at full size. */
  private void colours(SwsContext fresh) {
    IntPointer matrix = sws_getCoefficients(SWS_CS_ITU601);
    int full = srcRange == AVCOL_RANGE_JPEG ? 1 : 0;
    sws_setColorspaceDetails(fresh, matrix, full, matrix, 1, 0, ONE, ONE);
  }

  private void release() {
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release();
      av_frame_free(scaled);
    }
  }
}
