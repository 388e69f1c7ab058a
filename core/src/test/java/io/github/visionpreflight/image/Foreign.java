package io.github.visionpreflight.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The JDK's own decoders, so that ours do not check themselves. */
public final class Foreign {
  private Foreign() {}

  /** Returns the pixels of a JPEG or PNG. */
  public static BufferedImage decode(byte[] bytes) {
    String format = bytes[0] == (byte) 0xFF ? "jpeg" : "png";
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return read(reader, bytes);
      }
    }
    throw new AssertionError("this JDK reads no " + format);
  }

  private static BufferedImage read(ImageReader reader, byte[] bytes) {
    try {
      reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
      return reader.read(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reader.dispose();
    }
  }

  /** Returns the mean of red, green and blue, 0 to 255, of the samples as they are stored. */
  public static double[] meanRgb(byte[] bytes) {
    BufferedImage image = decode(bytes);
    double[] sum = new double[3];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = rgb(image, x, y);
        for (int c = 0; c < 3; c++) {
          sum[c] += rgb >> 16 - 8 * c & 0xFF;
        }
      }
    }
    for (int c = 0; c < 3; c++) {
      sum[c] /= (double) image.getWidth() * image.getHeight();
    }
    return sum;
  }

  /** Returns a pixel's stored samples, {@code 0xRRGGBB}; getRGB would brighten gray. */
  public static int rgb(BufferedImage image, int x, int y) {
    Raster raster = image.getRaster();
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return palette.getRGB(raster.getSample(x, y, 0)) & 0xFFFFFF;
    }
    int red = sample(raster, x, y, 0);
    return raster.getNumBands() < 3
        ? red * 0x010101
        : red << 16 | sample(raster, x, y, 1) << 8 | sample(raster, x, y, 2);
  }

  /** Returns a pixel's alpha, 0 to 255. */
  public static int alpha(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) >>> 24;
  }

  private static int sample(Raster raster, int x, int y, int band) {
    int bits = raster.getSampleModel().getSampleSize(band);
    int most = (1 << bits) - 1;
    return (int) Math.round(raster.getSample(x, y, band) * 255.0 / most);
  }
}
