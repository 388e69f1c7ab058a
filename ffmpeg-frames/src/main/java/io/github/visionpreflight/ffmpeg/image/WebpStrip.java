package io.github.visionpreflight.ffmpeg.image;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import io.github.visionpreflight.image.planar.Yuv420;
import io.github.visionpreflight.image.structure.WebpStructure;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The first picture of a lossy WebP, which comes in one piece. Used by one thread; closed once. */
final class WebpStrip implements Strips, Yuv420 {
  private final WebpStructure webp;
  private final StillDecoder decoder;
  private final AVFrame frame;

  /**
   * @param filtered whether the loop filter runs
   */
  WebpStrip(WebpStructure webp, boolean filtered, long maxPixels) {
    this.webp = webp;
    this.decoder =
        filtered
            ? new StillDecoder("WebP", AV_CODEC_ID_VP8, new byte[0], maxPixels)
            : StillDecoder.unfiltered("WebP", AV_CODEC_ID_VP8, maxPixels);
    try {
      this.frame = decoder.decode(webp.frame());
      checkSize();
    } catch (RuntimeException e) {
      decoder.close();
      throw e;
    }
  }

  private void checkSize() {
    Dimensions size = webp.picture();
    if (frame.width() != size.width() || frame.height() != size.height()) {
      throw new MediaException.Malformed(
          "WebP size: expected " + size + ", got " + frame.width() + "x" + frame.height());
    }
    if (frame.format() != AV_PIX_FMT_YUV420P) {
      throw new MediaException.Unsupported("WebP: expected samples of 4:2:0, got others");
    }
  }

  @Override
  public Dimensions size() {
    return webp.picture();
  }

  @Override
  public AVFrame next() {
    return frame;
  }

  @Override
  public Samples samples() {
    return Samples.ofWebp(frame);
  }

  @Override
  public void read(int plane, int row, byte[] samples) {
    int length = plane == 0 ? frame.width() : frame.width() + 1 >> 1;
    frame.data(plane).getPointer((long) row * frame.linesize(plane)).get(samples, 0, length);
  }

  @Override
  public void close() {
    decoder.close();
  }
}
