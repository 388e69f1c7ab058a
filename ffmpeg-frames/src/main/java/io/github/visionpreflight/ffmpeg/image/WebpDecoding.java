package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.image.planar.PlanarJpeg;
import io.github.visionpreflight.image.planar.YuvImage;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.RasterImage;
import io.github.visionpreflight.image.raster.Resampler;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.WebpStructure;
import io.github.visionpreflight.image.vp8.Vp8Picture;
import io.github.visionpreflight.image.vp8l.TransparentRows;
import io.github.visionpreflight.probe.Dimensions;
import java.util.List;
import java.util.Optional;

/**
 * Decodes the first picture of a lossy WebP. What FFmpeg sees is its VP8 frame alone; transparency
 * is decoded in Java.
 */
final class WebpDecoding implements RasterImage.Decoding {
  private final ImageTask task;
  private final WebpStructure webp;

  private WebpDecoding(ImageTask task, WebpStructure webp) {
    this.task = task;
    this.webp = webp;
  }

  /**
   * Returns the decoding; empty for a lossless picture, which Java decodes as fast and can stop,
   * and for a first frame that does not fill its canvas.
   */
  static Optional<WebpDecoding> of(ImageTask task) {
    byte[] bytes = task.source().readAll(task.limits());
    WebpStructure webp = WebpStructure.parse(bytes, task.limits(), task.deadline());
    boolean fills =
        webp.picture().equals(webp.canvas()) && webp.canvas().equals(task.info().stored());
    return fills && !webp.isLossless()
        ? Optional.of(new WebpDecoding(task, webp))
        : Optional.empty();
  }

  /** Returns the picture, in its planes where that is enough. */
  OpenedImage opened(PlanarJpeg codec) {
    OpenedImage rows = new RasterImage(task, this, codec);
    return YuvImage.ofWebp(codec, task, webp, () -> strip(task.largestAsStored()), rows);
  }

  private WebpStrip strip(Dimensions target) {
    task.deadline().check("WebP");
    boolean filtered = Vp8Picture.needsFilter(webp.picture(), target);
    return new WebpStrip(webp, filtered, task.limits().maxPixels());
  }

  @Override
  public Pixels decode(Dimensions target, List<String> notes) {
    if (task.info().frames() > 1) {
      notes.add("first of " + task.info().frames() + " frames");
    }
    try (Strips strips = strip(target)) {
      return Shrinking.inSrgb(pixels(strips, target), webp.iccProfile(), notes);
    }
  }

  private Pixels pixels(Strips strips, Dimensions target) {
    byte[] alpha = webp.alphaChunk();
    if (alpha == null) {
      return Shrinking.shrink(strips, target, task.deadline());
    }
    try (StripRows colours = StripRows.of(strips)) {
      RowSource rows = TransparentRows.of(colours, alpha, task.deadline());
      return Resampler.resample(rows, target.width(), target.height(), task.deadline());
    }
  }
}
