package io.github.visionpreflight.benchmarks.compare;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.Java2DFrameConverter;

/** The loop that users of JavaCV write: every frame is grabbed, the wanted ones are kept. */
final class JavaCvWork implements Work {
  private static final double MICROS = 1e6;

  @Override
  public String version() {
    return "JavaCV " + FFmpegFrameGrabber.class.getPackage().getImplementationVersion();
  }

  @Override
  public void run(Request request, byte[] given, Product product) throws IOException {
    if (request.kind() != Request.Kind.VIDEO) {
      throw new IOException("not a job of this worker");
    }
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(request.file().toFile());
        Java2DFrameConverter converter = new Java2DFrameConverter()) {
      grabber.setVideoOption("threads", "1");
      grabber.start();
      fit(grabber, request.side());
      long taken = 0;
      for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
        if (frame.timestamp >= taken / request.fps() * MICROS - 1) {
          product.add(jpeg(converter.convert(frame), request.quality()));
          taken++;
        }
      }
    } catch (FrameGrabber.Exception e) {
      throw new IOException(e);
    }
  }

  private static void fit(FFmpegFrameGrabber grabber, int side) {
    int longest = Math.max(grabber.getImageWidth(), grabber.getImageHeight());
    if (longest > side) {
      grabber.setImageHeight(Math.round((float) grabber.getImageHeight() * side / longest));
      grabber.setImageWidth(Math.round((float) grabber.getImageWidth() * side / longest));
    }
  }

  private static byte[] jpeg(BufferedImage picture, int quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality / 100f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
