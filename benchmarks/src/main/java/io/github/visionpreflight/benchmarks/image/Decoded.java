package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.image.raster.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * One opaque picture in the form that each library keeps pixels in.
 *
 * @param image as ImageIO has it, blue first
 * @param pixels as we have it, red first
 * @param mat as OpenCV has it, blue first
 */
record Decoded(BufferedImage image, Pixels pixels, Mat mat) {
  static Decoded of(byte[] bytes, String name) throws IOException {
    BufferedImage read = Rasters.read(Readers.jdk(name), bytes);
    BufferedImage image = Rasters.drawn(read, read.getWidth(), read.getHeight());
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    Mat mat =
        new Mat(image.getHeight(), image.getWidth(), opencv_core.CV_8UC3, new BytePointer(bgr));
    return new Decoded(
        image, new Pixels(image.getWidth(), image.getHeight(), 3, swapped(bgr)), mat);
  }

  private static byte[] swapped(byte[] bgr) {
    byte[] rgb = bgr.clone();
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = bgr[i + 2];
      rgb[i + 2] = bgr[i];
    }
    return rgb;
  }
}
