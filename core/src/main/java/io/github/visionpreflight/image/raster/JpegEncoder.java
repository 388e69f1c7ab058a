package io.github.visionpreflight.image.raster;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes baseline JPEG, gray or YCbCr 4:2:0, through the JDK's own encoder. */
public final class JpegEncoder {
  private JpegEncoder() {}

  /**
   * Returns the picture as JPEG.
   *
   * @param pixels gray or RGB
   * @param quality 1 to 100, on libjpeg's scale
   */
  public static byte[] encode(Pixels pixels, int quality) {
    ImageWriter writer = newWriter();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(pixels.samples().length / 8 + 1024);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality / 100f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image(pixels), null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException("a stream in memory does not fail", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriter newWriter() {
    ImageWriterSpi spi =
        JdkCodecs.named(ImageWriterSpi.class, "com.sun.imageio.plugins.jpeg.JPEGImageWriterSpi");
    try {
      return spi.createWriterInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage image(Pixels pixels) {
    boolean gray = pixels.channels() == 1;
    int[] offsets = gray ? new int[] {0} : new int[] {0, 1, 2};
    DataBuffer buffer = new DataBufferByte(pixels.samples(), pixels.samples().length);
    WritableRaster raster =
        Raster.createInterleavedRaster(
            buffer,
            pixels.width(),
            pixels.height(),
            pixels.rowBytes(),
            pixels.channels(),
            offsets,
            null);
    ColorSpace space = ColorSpace.getInstance(gray ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    ColorModel model =
        new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    return new BufferedImage(model, raster, false, null);
  }
}
