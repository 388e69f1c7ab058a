package io.github.visionpreflight.image.tiff;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** TIFF files by encoders of others, and what a decoder of others makes of them. */
final class ForeignTiff {
  private ForeignTiff() {}

  /** Who writes. */
  enum Encoder {
    /** Without a predictor, in strips of 8 KB. */
    JDK,
    /** The same in tiles of 32×16 pixels. */
    JDK_TILED,
    /** Samples of 8 and 16 bits as differences where LZW and Deflate take them; one strip. */
    TWELVE_MONKEYS,
    /** The same in a BigTIFF. */
    TWELVE_MONKEYS_BIG;

    boolean isJdk() {
      return this == JDK || this == JDK_TILED;
    }

    private ImageWriter writer() throws IOException {
      return switch (this) {
        case JDK, JDK_TILED -> jdk();
        case TWELVE_MONKEYS -> new TIFFImageWriterSpi().createWriterInstance(null);
        case TWELVE_MONKEYS_BIG -> new BigTIFFImageWriterSpi().createWriterInstance(null);
      };
    }

    private static ImageWriter jdk() {
      Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("tiff");
      ImageWriter writer = writers.next();
      while (!writer.getClass().getName().startsWith("com.sun.imageio.")) {
        writer = writers.next();
      }
      return writer;
    }
  }

  /** Returns a file; compression by its name, {@code None} for none. */
  static byte[] write(BufferedImage image, Encoder encoder, String compression, ByteOrder order)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = encoder.writer();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      out.setByteOrder(order);
      writer.setOutput(out);
      ImageWriteParam param = param(writer, encoder, compression);
      writer.write(stream(writer, param, order), new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriteParam param(ImageWriter writer, Encoder encoder, String compression) {
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (!encoder.isJdk() || !compression.equals("None")) {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType(compression);
    }
    if (encoder == Encoder.JDK_TILED) {
      param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
      param.setTiling(32, 16, 0, 0);
    }
    return param;
  }

  /** How the JDK is told; TwelveMonkeys takes the order of the stream. */
  private static @Nullable IIOMetadata stream(
      ImageWriter writer, ImageWriteParam param, ByteOrder order) throws IOException {
    IIOMetadata metadata = writer.getDefaultStreamMetadata(param);
    if (metadata == null) {
      return null;
    }
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = new IIOMetadataNode(format);
    IIOMetadataNode node = new IIOMetadataNode("ByteOrder");
    node.setAttribute("value", order.toString());
    root.appendChild(node);
    metadata.setFromTree(format, root);
    return metadata;
  }

  /** Returns the samples that TwelveMonkeys finds, brought to 8 bits: R, G, B, A for each pixel. */
  static byte[] rgba(byte[] tiff) throws IOException {
    boolean big = tiff[2] == 43 || tiff[3] == 43;
    ImageReaderSpi spi = big ? new BigTIFFImageReaderSpi() : new TIFFImageReaderSpi();
    ImageReader reader = spi.createReaderInstance();
    try {
      reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(tiff)));
      return rgba(reader.read(0));
    } finally {
      reader.dispose();
    }
  }

  private static byte[] rgba(BufferedImage image) {
    byte[] out = new byte[4 * image.getWidth() * image.getHeight()];
    for (int i = 0; i < out.length; i += 4) {
      int x = i / 4 % image.getWidth();
      int y = i / 4 / image.getWidth();
      int argb = argb(image, x, y);
      out[i] = (byte) (argb >> 16);
      out[i + 1] = (byte) (argb >> 8);
      out[i + 2] = (byte) argb;
      out[i + 3] = (byte) (argb >> 24);
    }
    return out;
  }

  /** Returns the samples as they are stored; {@code getRGB} would brighten gray. */
  private static int argb(BufferedImage image, int x, int y) {
    Raster raster = image.getRaster();
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return palette.getRGB(raster.getSample(x, y, 0));
    }
    int bands = raster.getNumBands();
    int first = sample(raster, x, y, 0);
    int colour =
        bands < 3
            ? first * 0x010101
            : first << 16 | sample(raster, x, y, 1) << 8 | sample(raster, x, y, 2);
    return (bands % 2 == 0 ? sample(raster, x, y, bands - 1) : 0xFF) << 24 | colour;
  }

  private static int sample(Raster raster, int x, int y, int band) {
    int most = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
    return (int) Math.round(raster.getSample(x, y, band) * 255.0 / most);
  }
}
