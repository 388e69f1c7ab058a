package io.github.visionpreflight.benchmarks.image;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** What a user does with a frame that a grabber hands over. */
public final class Resized {
  private Resized() {}

  /** Draws a picture into a square box, bicubic, and writes it as JPEG of quality 85. */
  public static byte[] jpeg(BufferedImage picture, int box) throws IOException {
    int[] size = Rasters.into(box, picture.getWidth(), picture.getHeight());
    return Rasters.jpeg(Rasters.drawn(picture, size[0], size[1]));
  }
}
