package io.github.visionpreflight.benchmarks.compare;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * The picture as it should look at a size: decoded in full, turned upright, laid on white or black,
 * and brought to the size by {@link Lanczos}. Keeps what it made. Used by one thread.
 */
final class Reference {
  private static final int WHITE = 255;
  private static final int BLACK = 0;

  private final Path decoded;
  private final int orientation;
  private final Map<String, Colours> made = new HashMap<>();

  /**
   * Creates the reference.
   *
   * @param decoded a file that ImageIO reads, with the pixels in the order they are stored
   * @param orientation how EXIF says to turn them, 1 to 8
   */
  Reference(Path decoded, int orientation) {
    this.decoded = decoded;
    this.orientation = orientation;
  }

  /** Returns how like the result is; of one with transparency, on white or on black, the worse. */
  Likeness likeness(Path result) throws IOException {
    BufferedImage image = read(result);
    Likeness onWhite = likeness(image, WHITE);
    boolean opaque = !image.getColorModel().hasAlpha();
    return opaque ? onWhite : onWhite.worse(likeness(image, BLACK));
  }

  private Likeness likeness(BufferedImage image, int behind) throws IOException {
    return Likeness.of(
        Colours.of(image, behind), expected(image.getWidth(), image.getHeight(), behind));
  }

  private Colours expected(int width, int height, int behind) throws IOException {
    String key = width + "x" + height + " on " + behind;
    Colours expected = made.get(key);
    if (expected == null) {
      Colours upright = Upright.turned(Colours.of(read(decoded), behind), orientation);
      expected = Lanczos.scaled(upright, width, height);
      made.put(key, expected);
    }
    return expected;
  }

  static BufferedImage read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("no decoder reads " + file.getFileName());
    }
    return image;
  }
}
