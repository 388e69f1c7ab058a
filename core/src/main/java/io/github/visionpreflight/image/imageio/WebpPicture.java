package io.github.visionpreflight.image.imageio;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.github.visionpreflight.image.ImageTask;
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
    boolean still = canvas.equals(webp.picture());
    try (Reading reading =
        new Reading("WebP", new WebPImageReaderSpi(), webp.firstPicture(), task.deadline())) {
      reading.expect(webp.picture());
      RowSource rows = RasterRows.of(reading.image(still ? step : 1));
      RowSource placed =
          still
              ? rows
              : CanvasRows.place(rows, canvas.width(), canvas.height(), webp.left(), webp.top());
      return Decoded.of(placed).withProfile(Profiles.embedded(webp.iccProfile(), 3));
    }
  }
}
