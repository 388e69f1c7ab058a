package io.github.visionpreflight.testdata;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;

/** JPEG files by the JDK's own encoder (libjpeg), with the settings that cameras and tools vary. */
final class JpegEncoder {
  private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

  /**
   * How many luma samples there are to a chroma sample.
   *
   * @param horizontal in a row
   * @param vertical in a column
   */
  record Sampling(int horizontal, int vertical) {
    static final Sampling S420 = new Sampling(2, 2);
    static final Sampling S422 = new Sampling(2, 1);
    static final Sampling S444 = new Sampling(1, 1);
  }

  private float quality = 0.9f;
  private Sampling sampling = Sampling.S420;
  private boolean progressive;
  private int restartInterval;

  JpegEncoder quality(float newQuality) {
    quality = newQuality;
    return this;
  }

  JpegEncoder sampling(Sampling newSampling) {
    sampling = newSampling;
    return this;
  }

  JpegEncoder progressive() {
    progressive = true;
    return this;
  }

  /** Puts a restart marker after every so many blocks of 8 by 8 (or 16 by 16) pixels. */
  JpegEncoder restartInterval(int mcus) {
    restartInterval = mcus;
    return this;
  }

  byte[] color(Picture picture) {
    return encode(picture.toBgr(), true);
  }

  byte[] gray(Picture picture) {
    return encode(picture.toGray(), false);
  }

  /** Returns a file whose four inks are stored inverted, as Adobe's programs do, without YCC. */
  byte[] cmyk(Picture picture) {
    return JpegSegments.afterStart(fourBands(picture, Inks::cmyk), 0xEE, JpegSegments.adobe(0));
  }

  /** Returns the same four inks with the first three turned into luma and chroma. */
  byte[] ycck(Picture picture) {
    return JpegSegments.afterStart(fourBands(picture, Inks::ycck), 0xEE, JpegSegments.adobe(2));
  }

  private byte[] fourBands(Picture picture, Inks.Mixer mixer) {
    WritableRaster raster =
        Raster.createInterleavedRaster(0, picture.width, picture.height, 4, null);
    int[] samples = new int[4];
    for (int i = 0; i < picture.argb.length; i++) {
      mixer.mix(picture.argb[i], samples);
      raster.setPixel(i % picture.width, i / picture.width, samples);
    }
    return write(writer -> new IIOImage(raster, null, null));
  }

  private byte[] encode(BufferedImage image, boolean color) {
    return write(writer -> new IIOImage(image, null, color ? settings(writer, image) : null));
  }

  @FunctionalInterface
  private interface Content {
    IIOImage of(ImageWriter writer) throws IOException;
  }

  private byte[] write(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = JdkWriters.named("jpeg");
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, content.of(writer), param(writer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private ImageWriteParam param(ImageWriter writer) {
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality);
    param.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    return param;
  }

  // Sampling and restarts have no setting of their own: the writer takes them from the metadata.
  private IIOMetadata settings(ImageWriter writer, BufferedImage image) throws IOException {
    ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(image);
    IIOMetadata metadata = writer.getDefaultImageMetadata(type, param(writer));
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    Element luma = first(root, "componentSpec");
    luma.setAttribute("HsamplingFactor", Integer.toString(sampling.horizontal()));
    luma.setAttribute("VsamplingFactor", Integer.toString(sampling.vertical()));
    if (restartInterval > 0) {
      addRestarts(root);
    }
    metadata.setFromTree(FORMAT, root);
    return metadata;
  }

  private void addRestarts(IIOMetadataNode root) {
    IIOMetadataNode restarts = new IIOMetadataNode("dri");
    restarts.setAttribute("interval", Integer.toString(restartInterval));
    Element markers = first(root, "markerSequence");
    markers.insertBefore(restarts, first(root, "sos"));
  }

  private static Element first(IIOMetadataNode root, String name) {
    return (Element) root.getElementsByTagName(name).item(0);
  }
}
