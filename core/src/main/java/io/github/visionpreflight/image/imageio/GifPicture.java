package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.GifStructure;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import java.io.IOException;
import javax.imageio.spi.ImageReaderSpi;

/** The first frame of a GIF on its logical screen, through the JDK. */
final class GifPicture {
  private static final String SPI = "com.sun.imageio.plugins.gif.GIFImageReaderSpi";

  private GifPicture() {}

  static Decoded decode(byte[] bytes, ImageTask task) throws IOException {
    GifStructure gif = GifStructure.parse(bytes, task.limits(), task.deadline());
    task.requireProbed(new Dimensions(gif.canvasWidth(), gif.canvasHeight()));
    Dimensions frame = new Dimensions(gif.width(), gif.height());
    if (frame.pixels() > task.limits().maxPixels()) {
      throw new MediaException.Limit(
          "GIF frame: expected at most " + task.limits().maxPixels() + " pixels, got " + frame);
    }
    ImageReaderSpi spi = JdkCodecs.named(ImageReaderSpi.class, SPI);
    try (Reading reading = new Reading("GIF", spi, gif.firstFrame(), task.deadline())) {
      reading.expect(frame);
      RowSource rows = RasterRows.of(reading.image(1));
      return Decoded.of(
          CanvasRows.place(
              rows,
              gif.canvasWidth(),
              gif.canvasHeight(),
              gif.left(),
              gif.top(),
              gif.backgroundArgb()));
    }
  }
}
