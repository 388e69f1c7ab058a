package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.raster.Profiles;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.JpegStructure;
import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.util.List;
import javax.imageio.spi.ImageReaderSpi;

/**
 * JPEG through the JDK's libjpeg. The decoder is given tables, frame and scans only; the profile is
 * applied by us.
 */
final class JpegPicture {
  private static final String SPI = "com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi";

  /** What libjpeg says (JWRN_HIT_MARKER) when a scan ends before its last block. */
  private static final String SCAN_ENDS_EARLY = "premature end of data segment";

  private JpegPicture() {}

  static Decoded decode(byte[] bytes, ImageTask task, int step) throws IOException {
    JpegStructure jpeg = JpegStructure.parse(bytes, task.limits(), task.deadline());
    ImageReaderSpi spi = JdkCodecs.named(ImageReaderSpi.class, SPI);
    try (Reading reading = new Reading("JPEG", spi, jpeg.withoutMetadata(), task.deadline())) {
      reading.expect(task.info().stored());
      Profiles profile = Profiles.embedded(jpeg.iccProfile(), jpeg.components());
      Decoded decoded =
          jpeg.components() == 4
              ? Decoded.ofInks(inks(reading, jpeg, step), profile)
              : Decoded.of(RasterRows.of(reading.image(step))).withProfile(profile);
      refuseTruncated(reading, bytes.length);
      return decoded.withNotes(jpeg.isWhole() ? List.of() : List.of("end marker missing"));
    }
  }

  private static RowSource inks(Reading reading, JpegStructure jpeg, int step) throws IOException {
    return new CmykRows(RasterRows.ofBytes(reading.raster(step)), jpeg.isYcck());
  }

  private static void refuseTruncated(Reading reading, int length) {
    for (String warning : reading.warnings()) {
      if (warning != null && warning.contains(SCAN_ENDS_EARLY)) {
        throw new MediaException.Malformed(
            "JPEG scan: expected data up to the last block, it ends early in " + length + " bytes");
      }
    }
  }
}
