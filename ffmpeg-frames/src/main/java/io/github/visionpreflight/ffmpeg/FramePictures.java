package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.video.FrameSize;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Makes upright JPEG pictures with square pixels out of decoded frames. Used by one thread; closed
 * once.
 */
final class FramePictures implements AutoCloseable {
  /** A picture and its size. */
  static final class Picture {
    private final byte[] jpeg;
    private final Dimensions size;

    Picture(byte[] jpeg, Dimensions size) {
      this.jpeg = jpeg;
      this.size = size;
    }

    byte[] jpeg() {
      return jpeg;
    }

    Dimensions size() {
      return size;
    }
  }

  /** A pixel more than this far from square is a mistake in the file, not a shape. */
  private static final double MOST_ASPECT = 8;

  private final FrameSize size;
  private final int orientation;
  private final double containerAspect;
  private final Scaler scaler = new Scaler();
  private final JpegEncoder encoder;
  private final AVFrame upright = av_frame_alloc();

  FramePictures(FrameSize size, int jpegQuality, Demuxer track) {
    this(size, jpegQuality, track.orientation(), track.pixelAspect());
  }

  /**
   * Makes pictures of frames that are stored so.
   *
   * @param pixelAspect how wide a pixel is for its height; 0 when only the frame can say
   */
  FramePictures(FrameSize size, int jpegQuality, int orientation, double pixelAspect) {
    this.size = size;
    this.orientation = orientation;
    this.containerAspect = pixelAspect;
    this.encoder = new JpegEncoder(jpegQuality);
  }

  /**
   * Returns the picture of a frame.
   *
   * @throws MediaException.Unsupported when its pixels cannot be converted
   */
  Picture of(AVFrame frame) {
    Dimensions target = target(frame);
    boolean turned = orientation >= 5;
    AVFrame scaled = scaler.scale(frame, turned ? target.swapped() : target);
    YuvMatrix matrix = matrix(frame);
    if (orientation == 1 && matrix.isJpegs()) {
      return new Picture(encoder.encode(scaled), target);
    }
    Planes planes = Planes.of(scaled);
    planes.toJpegMatrix(matrix);
    return new Picture(encoder.encode(frameOf(planes.upright(orientation))), target);
  }

  private Dimensions target(AVFrame frame) {
    Dimensions square = squarePixels(frame);
    return size.of(orientation >= 5 ? square.swapped() : square);
  }

  private Dimensions squarePixels(AVFrame frame) {
    double aspect = containerAspect > 0 ? containerAspect : aspect(frame.sample_aspect_ratio());
    if (aspect > MOST_ASPECT || aspect < 1 / MOST_ASPECT) {
      return new Dimensions(frame.width(), frame.height());
    }
    int width = (int) Math.max(1, Math.rint(frame.width() * aspect));
    return new Dimensions(width, frame.height());
  }

  private static double aspect(AVRational ratio) {
    return ratio.num() > 0 && ratio.den() > 0 ? (double) ratio.num() / ratio.den() : 1;
  }

  private static YuvMatrix matrix(AVFrame frame) {
    boolean rgb = (av_pix_fmt_desc_get(frame.format()).flags() & AV_PIX_FMT_FLAG_RGB) != 0;
    return rgb ? YuvMatrix.BT601 : YuvMatrix.of(frame.colorspace(), frame.width(), frame.height());
  }

  private AVFrame frameOf(Planes planes) {
    if (upright.width() != planes.width() || upright.height() != planes.height()) {
      av_frame_unref(upright);
      upright.width(planes.width()).height(planes.height()).format(AV_PIX_FMT_YUV420P);
      upright.color_range(AVCOL_RANGE_JPEG);
      if (av_frame_get_buffer(upright, 0) < 0) {
        throw new MediaException.Limit("video frame: no memory for its picture");
      }
    }
    av_frame_make_writable(upright);
    planes.into(upright);
    return upright;
  }

  @Override
  public void close() {
    scaler.close();
    encoder.close();
    if (!upright.isNull()) {
      av_frame_free(upright);
    }
  }
}
