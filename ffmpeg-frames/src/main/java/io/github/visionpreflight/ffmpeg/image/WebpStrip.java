package io.github.visionpreflight.ffmpeg.image;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;

import io.github.visionpreflight.image.structure.WebpStructure;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The first picture of a lossy WebP, which comes in one piece. Used by one thread; closed once. */
final class WebpStrip implements Strips {
  private final WebpStructure webp;
  private final StillDecoder decoder;
  private final AVFrame frame;

  WebpStrip(WebpStructure webp, long maxPixels) {
    this.webp = webp;
    this.decoder = new StillDecoder("WebP", AV_CODEC_ID_VP8, new byte[0], maxPixels);
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
  public void close() {
    decoder.close();
  }
}
