package io.github.visionpreflight.ffmpeg.image;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A JPEG decoded at a half, a quarter or an eighth inside the inverse DCT, in one piece. Used by
 * one thread; closed once.
 */
final class JpegStrip implements Strips {
  /** What is left to do by the filter, so that its result is not softer than that of all pixels. */
  private static final double MARGIN = 1.15;

  private static final int MOST_HALVINGS = 3;

  private final StillDecoder decoder;
  private final AVFrame frame;

  /**
   * Decodes.
   *
   * @param target the size that is wanted in the end
   * @throws MediaException.Unsupported when FFmpeg does not read it; another decoder may
   */
  JpegStrip(byte[] jpeg, Dimensions size, Dimensions target, long maxPixels) {
    int halvings = halvings(size, target);
    decoder = StillDecoder.reduced("JPEG", AV_CODEC_ID_MJPEG, halvings, maxPixels);
    try {
      frame = decoder.decode(jpeg);
      checkSize(shifted(size.width(), halvings), shifted(size.height(), halvings));
    } catch (MediaException.Malformed e) {
      decoder.close();
      throw new MediaException.Unsupported("JPEG: not read by FFmpeg", e);
    } catch (RuntimeException e) {
      decoder.close();
      throw e;
    }
  }

  private static int halvings(Dimensions size, Dimensions target) {
    int halvings = 0;
    while (halvings < MOST_HALVINGS
        && (size.width() >> halvings + 1) >= MARGIN * target.width()
        && (size.height() >> halvings + 1) >= MARGIN * target.height()) {
      halvings++;
    }
    return halvings;
  }

  private static int shifted(int side, int halvings) {
    return -(-side >> halvings);
  }

  private void checkSize(int width, int height) {
    if (frame.width() != width || frame.height() != height) {
      throw new MediaException.Unsupported(
          "JPEG size: expected " + width + "x" + height + ", got " + size());
    }
  }

  @Override
  public Dimensions size() {
    return new Dimensions(frame.width(), frame.height());
  }

  @Override
  public AVFrame next() {
    return frame;
  }

  @Override
  public Samples samples() {
    return Samples.ofJpeg(frame);
  }

  @Override
  public void close() {
    decoder.close();
  }
}
