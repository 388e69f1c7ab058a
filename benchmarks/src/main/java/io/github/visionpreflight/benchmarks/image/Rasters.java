package io.github.visionpreflight.benchmarks.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What everybody who uses ImageIO by hand writes again. */
final class Rasters {
  static final int QUALITY = 85;

  private Rasters() {}

  static BufferedImage read(ImageReader reader, byte[] bytes) throws IOException {
    return read(reader, bytes, 1);
  }

  /** Reads every so manieth sample of every so manieth row. */
  static BufferedImage read(ImageReader reader, byte[] bytes, int step) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      var param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  /** Writes JPEG with the JDK's writer; the picture is opaque. */
  static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY / 100f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Draws the picture at a size, on white, in one step and bicubic. */
  static BufferedImage drawn(BufferedImage from, int width, int height) {
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = to.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(from, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return to;
  }

  /** Lays a picture that has alpha on white; returns any other as it is. */
  static BufferedImage opaque(BufferedImage from) {
    return from.getColorModel().hasAlpha() ? drawn(from, from.getWidth(), from.getHeight()) : from;
  }

  /** Returns the sides of a picture in a square box, never larger than it is. */
  static int[] into(int box, int width, int height) {
    double scale = Math.min(1, (double) box / Math.max(width, height));
    return new int[] {(int) Math.round(width * scale), (int) Math.round(height * scale)};
  }
}
