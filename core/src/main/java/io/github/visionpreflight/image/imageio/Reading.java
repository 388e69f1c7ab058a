package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/** One run of an ImageIO reader over bytes in memory, with its size checked before it allocates. */
final class Reading implements AutoCloseable {
  private final String format;
  private final ImageReader reader;
  private final List<String> warnings = new ArrayList<>();

  Reading(String format, ImageReaderSpi spi, byte[] bytes, Deadline deadline) throws IOException {
    this.format = format;
    this.reader = spi.createReaderInstance();
    // Not "ignore metadata": TwelveMonkeys finds palettes and profiles there.
    reader.setInput(new ArrayImageInput(bytes, deadline), true, false);
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
  }

  /** Returns what the reader complained of while it went on. */
  List<String> warnings() {
    return warnings;
  }

  /** Checks that the reader sees the picture that was probed. */
  void expect(Dimensions size) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width != size.width() || height != size.height()) {
      throw new MediaException.Malformed(
          format + " size: expected " + size + " as in the header, got " + width + "x" + height);
    }
  }

  BufferedImage image(int step) throws IOException {
    return reader.read(0, param(step));
  }

  Raster raster(int step) throws IOException {
    return reader.readRaster(0, param(step));
  }

  private ImageReadParam param(int step) {
    ImageReadParam param = reader.getDefaultReadParam();
    if (step > 1) {
      param.setSourceSubsampling(step, step, step / 2, step / 2);
    }
    return param;
  }

  @Override
  public void close() {
    reader.dispose();
  }
}
