package io.github.visionpreflight.image.planar;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.Node;

/** Pictures made from a seed, and JPEGs written and read by the JDK's own codec (libjpeg). */
final class TestPictures {
  private static final String NATIVE = "javax_imageio_jpeg_image_1.0";

  private TestPictures() {}

  /**
   * How a JPEG is written.
   *
   * @param grey whether it has one component
   * @param across horizontal sampling factor of the first component
   * @param down vertical sampling factor of the first component
   * @param progressive whether it has several scans
   * @param restartInterval MCUs between restart markers; 0 for none
   */
  record Coding(boolean grey, int across, int down, boolean progressive, int restartInterval) {}

  static final Coding PLAIN = new Coding(false, 2, 2, false, 0);

  /** Returns slopes, discs, fine texture and colour: something of all that photographs have. */
  static BufferedImage photo(int width, int height, boolean grey, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage image =
        new BufferedImage(
            width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    WritableRaster raster = image.getRaster();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int band = 0; band < raster.getNumBands(); band++) {
          raster.setSample(x, y, band, sample(x, y, width, height, band, random));
        }
      }
    }
    return image;
  }

  private static int sample(int x, int y, int width, int height, int band, SplittableRandom r) {
    double slope = 60 + 100.0 * x / width + 40.0 * y / height;
    double wave = 30 * Math.sin(x * 0.11 + band) * Math.cos(y * 0.07 * (band + 1));
    double distance = Math.hypot(x - width * 0.6, y - height * 0.4) / Math.min(width, height);
    double disc = distance < 0.25 ? 70 - 40 * band : 0;
    return (int) Math.max(0, Math.min(255, slope + wave + disc + r.nextInt(9) - 4));
  }

  static byte[] jpeg(int width, int height, Coding coding, int quality) {
    return jpeg(photo(width, height, coding.grey(), 5), coding, quality);
  }

  static byte[] jpeg(BufferedImage image, Coding coding, int quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality / 100f);
    if (coding.progressive()) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
      code(metadata, coding);
      writer.write(null, new IIOImage(image, null, metadata), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void code(IIOMetadata metadata, Coding coding) throws IOException {
    Node root = metadata.getAsTree(NATIVE);
    Node sequence = root.getLastChild();
    for (Node n = sequence.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n.getNodeName().equals("sof") && !coding.grey()) {
        IIOMetadataNode first = (IIOMetadataNode) n.getFirstChild();
        first.setAttribute("HsamplingFactor", Integer.toString(coding.across()));
        first.setAttribute("VsamplingFactor", Integer.toString(coding.down()));
      }
    }
    if (coding.restartInterval() > 0) {
      IIOMetadataNode restarts = new IIOMetadataNode("dri");
      restarts.setAttribute("interval", Integer.toString(coding.restartInterval()));
      sequence.insertBefore(restarts, sequence.getFirstChild());
    }
    metadata.setFromTree(NATIVE, root);
  }

  /** Returns the components as decoded, without colour conversion, chroma scaled to full size. */
  static Raster decode(byte[] jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in, true, true);
      return reader.readRaster(0, null);
    } finally {
      reader.dispose();
    }
  }

  /** Returns one component as rows of samples. */
  static float[][] band(Raster raster, int band) {
    float[][] rows = new float[raster.getHeight()][raster.getWidth()];
    for (int y = 0; y < rows.length; y++) {
      raster.getSamples(0, y, raster.getWidth(), 1, band, rows[y]);
    }
    return rows;
  }

  /** Returns a picture of one component as a JPEG. */
  static byte[] greyJpeg(float[][] rows, int quality) {
    BufferedImage image =
        new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < rows.length; y++) {
      image.getRaster().setSamples(0, y, rows[y].length, 1, 0, rows[y]);
    }
    return jpeg(image, new Coding(true, 1, 1, false, 0), quality);
  }

  /** Returns how one component looks after coding. */
  static float[][] codedGrey(float[][] rows, int quality) throws IOException {
    return band(decode(greyJpeg(rows, quality)), 0);
  }
}
