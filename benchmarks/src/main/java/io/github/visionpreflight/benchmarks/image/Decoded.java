package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.image.planar.PlanarRequest;
import io.github.visionpreflight.image.planar.PlanarSteps;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.probe.Dimensions;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * One opaque picture in the form that each library keeps pixels in.
 *
 * @param image as ImageIO has it, blue first
 * @param pixels as we have it, red first
 * @param mat as OpenCV has it, blue first
 * @param jpeg the file that it is from; empty when that is no JPEG
 * @param planes by the size that is wanted, as the planar lane has them
 */
record Decoded(
    BufferedImage image,
    Pixels pixels,
    Mat mat,
    Optional<byte[]> jpeg,
    Map<Dimensions, PlanarSteps> planes) {
  static Decoded of(byte[] bytes, String name) throws IOException {
    BufferedImage read = Rasters.read(Readers.jdk(name), bytes);
    BufferedImage image = Rasters.drawn(read, read.getWidth(), read.getHeight());
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    Mat mat =
        new Mat(image.getHeight(), image.getWidth(), opencv_core.CV_8UC3, new BytePointer(bgr));
    return new Decoded(
        image,
        new Pixels(image.getWidth(), image.getHeight(), 3, swapped(bgr)),
        mat,
        Optional.of(bytes).filter(file -> isJpeg(name)),
        new HashMap<>());
  }

  static boolean isJpeg(String name) {
    return Readers.suffix(name).equals("jpg");
  }

  /** Returns the planes at the size that the planar lane decodes to for a target. */
  PlanarSteps planes(int width, int height) {
    return planes.computeIfAbsent(
        new Dimensions(width, height),
        size -> new PlanarSteps(jpeg.orElseThrow(), PlanarRequest.of(size, 1, Rasters.QUALITY)));
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
