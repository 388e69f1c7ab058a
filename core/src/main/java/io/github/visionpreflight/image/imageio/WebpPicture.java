package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.raster.Profiles;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.WebpStructure;
import io.github.visionpreflight.image.vp8.Vp8Picture;
import io.github.visionpreflight.image.vp8l.LosslessPicture;
import io.github.visionpreflight.image.vp8l.TransparentRows;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.probe.Dimensions;

/** The first picture of a WebP on its canvas. */
final class WebpPicture {
  private WebpPicture() {}

  static Decoded decode(byte[] bytes, ImageTask task) {
    WebpStructure webp = WebpStructure.parse(bytes, task.limits(), task.deadline());
    Dimensions canvas = webp.canvas();
    task.requireProbed(canvas);
    RowSource placed =
        CanvasRows.place(
            frame(webp, task.deadline()),
            canvas.width(),
            canvas.height(),
            webp.left(),
            webp.top(),
            0);
    return Decoded.of(placed).withProfile(Profiles.embedded(webp.iccProfile(), 3));
  }

  private static RowSource frame(WebpStructure webp, Deadline deadline) {
    if (webp.isLossless()) {
      return LosslessPicture.rows(webp.frame(), deadline);
    }
    RowSource colours = Vp8Picture.rows(webp.frame(), deadline);
    byte[] alpha = webp.alphaChunk();
    return alpha == null ? colours : TransparentRows.of(colours, alpha, deadline);
  }
}
