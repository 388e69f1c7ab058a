package io.github.visionpreflight.image.imageio;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.raster.Profiles;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.media.MediaException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.IOException;
import javax.imageio.spi.ImageReaderSpi;

/** BMP through the JDK, which copes with damaged run lengths; TIFF through TwelveMonkeys. */
final class OtherPicture {
  private static final String BMP_SPI = "com.sun.imageio.plugins.bmp.BMPImageReaderSpi";
  private static final int BIG_TIFF = 43;

  /** Offsets in a header of 40 bytes or more; the older one has neither field at these places. */
  private static final int BMP_HEADER_LENGTH = 14;

  private static final int BMP_DEPTH = 28;
  private static final int BMP_COMPRESSION = 30;
  private static final int MASKS = 3;

  private OtherPicture() {}

  static Decoded bmp(byte[] bytes, ImageTask task, int step) throws IOException {
    requireOwnPixels(bytes);
    Decoded bmp = decode("BMP", JdkCodecs.named(ImageReaderSpi.class, BMP_SPI), bytes, task, step);
    return hasMasks(bytes) ? bmp : bmp.withRows(OpaqueRows.of(bmp.rows()));
  }

  /** Without masks the fourth byte of a pixel is filler, whatever a longer header promises. */
  private static boolean hasMasks(byte[] bytes) {
    return bytes.length > BMP_COMPRESSION && bytes[BMP_COMPRESSION] == MASKS;
  }

  /** A BMP may wrap a JPEG or PNG, whose size nobody has checked. */
  private static void requireOwnPixels(byte[] bytes) {
    if (bytes.length <= BMP_COMPRESSION || bytes[BMP_HEADER_LENGTH] < 40) {
      return;
    }
    if (bytes[BMP_COMPRESSION] > MASKS || bytes[BMP_DEPTH] == 2) {
      throw new MediaException.Unsupported(
          "BMP kind: expected compression 0..3 and depth 1, 4, 8, 16, 24 or 32, got compression "
              + bytes[BMP_COMPRESSION]
              + " and depth "
              + bytes[BMP_DEPTH]
              + " (offset "
              + BMP_DEPTH
              + ")");
    }
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
