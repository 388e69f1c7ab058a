package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.image.planar.PlanarJpeg;
import io.github.visionpreflight.image.planar.YuvImage;
import io.github.visionpreflight.image.raster.Profiles;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.WebpStructure;
import io.github.visionpreflight.image.vp8.Vp8Picture;
import io.github.visionpreflight.image.vp8l.LosslessPicture;
import io.github.visionpreflight.image.vp8l.TransparentRows;
import io.github.visionpreflight.probe.Dimensions;

/** The first picture of a WebP on its canvas. */
final class WebpPicture {
  private final ImageTask task;
  private final WebpStructure webp;

  private WebpPicture(ImageTask task) {
    this.task = task;
    byte[] bytes = task.source().readAll(task.limits());
    this.webp = WebpStructure.parse(bytes, task.limits(), task.deadline());
    task.requireProbed(webp.canvas());
  }

  /** Returns the picture in its planes when that is enough; the other way to open it otherwise. */
  static OpenedImage inPlanes(ImageTask task, PlanarJpeg codec, OpenedImage otherwise) {
    WebpPicture picture = new WebpPicture(task);
    return YuvImage.ofWebp(
        codec, task, picture.webp, () -> picture.lossy(task.largestAsStored()), otherwise);
  }

  /**
   * Returns the picture row by row.
   *
   * @param target the size it will be brought to, as stored
   */
  static Decoded decode(ImageTask task, Dimensions target) {
    WebpPicture picture = new WebpPicture(task);
    WebpStructure webp = picture.webp;
    Dimensions canvas = webp.canvas();
    RowSource frame = picture.frame(target);
    RowSource placed =
        CanvasRows.place(frame, canvas.width(), canvas.height(), webp.left(), webp.top(), 0);
    return Decoded.of(placed).withProfile(Profiles.embedded(webp.iccProfile(), 3));
  }

  private RowSource frame(Dimensions target) {
    if (webp.isLossless()) {
      return LosslessPicture.rows(webp.frame(), task.deadline());
    }
    RowSource colours = lossy(target).rows();
    byte[] alpha = webp.alphaChunk();
    return alpha == null ? colours : TransparentRows.of(colours, alpha, task.deadline());
  }

  private Vp8Picture lossy(Dimensions target) {
    boolean filtered = Vp8Picture.needsFilter(webp.canvas(), target);
    return Vp8Picture.decode(webp.frame(), filtered, task.deadline());
  }
}
