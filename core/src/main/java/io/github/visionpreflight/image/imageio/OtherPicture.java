package io.github.visionpreflight.image.imageio;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.raster.RowSource;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.IOException;
import javax.imageio.spi.ImageReaderSpi;

/** BMP and TIFF, through TwelveMonkeys. */
final class OtherPicture {
  private static final int BIG_TIFF = 43;

  private OtherPicture() {}

  static Decoded bmp(byte[] bytes, ImageTask task, int step) throws IOException {
    return decode("BMP", new BMPImageReaderSpi(), bytes, task, step);
  }

  static Decoded tiff(byte[] bytes, ImageTask task, int step) throws IOException {
    boolean big = bytes.length > 3 && (bytes[2] == BIG_TIFF || bytes[3] == BIG_TIFF);
    ImageReaderSpi spi = big ? new BigTIFFImageReaderSpi() : new TIFFImageReaderSpi();
    return decode("TIFF", spi, bytes, task, step);
  }

  private static Decoded decode(
      String format, ImageReaderSpi spi, byte[] bytes, ImageTask task, int step)
      throws IOException {
    try (Reading reading = new Reading(format, spi, bytes, task.deadline())) {
      reading.expect(task.info().stored());
      BufferedImage image = reading.image(step);
      RowSource rows = RasterRows.of(image);
      ColorModel model = image.getColorModel();
      int colours = rows.channels() - (model.hasAlpha() ? 1 : 0);
      Profiles profile = Profiles.of(model.getColorSpace(), colours);
      return colours == 4 ? Decoded.ofInks(rows, profile) : Decoded.of(rows).withProfile(profile);
    }
  }
}
