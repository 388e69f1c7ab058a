package io.github.visionpreflight.image.imageio;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.raster.Profiles;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.WebpStructure;
import io.github.visionpreflight.probe.Dimensions;
import java.io.IOException;

/** The first picture of a WebP on its canvas, through TwelveMonkeys. */
final class WebpPicture {
  private WebpPicture() {}

  static Decoded decode(byte[] bytes, ImageTask task, int step) throws IOException {
    WebpStructure webp = WebpStructure.parse(bytes, task.limits(), task.deadline());
    Dimensions canvas = webp.canvas();
    task.requireProbed(canvas);
    byte[] rawAlpha = webp.uncompressedAlpha();
    boolean plain = canvas.equals(webp.picture()) && rawAlpha == null;
    try (Reading reading =
        new Reading("WebP", new WebPImageReaderSpi(), webp.firstPicture(), task.deadline())) {
      reading.expect(webp.picture());
      RowSource rows = RasterRows.of(reading.image(plain ? step : 1));
      RowSource frame = rawAlpha == null ? rows : RawAlphaRows.of(rows, rawAlpha);
      RowSource placed =
          plain
              ? frame
              : CanvasRows.place(
                  frame, canvas.width(), canvas.height(), webp.left(), webp.top(), 0);
      return Decoded.of(placed).withProfile(Profiles.embedded(webp.iccProfile(), 3));
    }
  }
}
