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
  private final int side;
  private final Map<String, Colours> made = new HashMap<>();

  /**
   * Creates the reference.
   *
   * @param decoded a file that ImageIO reads, with the pixels in the order they are stored
   * @param orientation how EXIF says to turn them, 1 to 8
   * @param side the longer side of the box that results have to fit into; 0 for any
   */
  Reference(Path decoded, int orientation, int side) {
    this.decoded = decoded;
    this.orientation = orientation;
    this.side = side;
  }

  /**
   * Returns how like the result is; of one with transparency, on white or on black, the worse.
   *
   * @throws IllegalArgumentException when the result is more than a pixel off the size it should
   *     have
   */
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
      checkSize(upright, width, height);
      expected = Lanczos.scaled(upright, width, height);
      made.put(key, expected);
    }
    return expected;
  }

  /** Programs round differently, but a smaller picture would be less work. */
  private void checkSize(Colours upright, int width, int height) {
    int longest = Math.max(upright.width(), upright.height());
    double scale = side == 0 || longest <= side ? 1 : (double) side / longest;
    if (Math.abs(upright.width() * scale - width) > 1
        || Math.abs(upright.height() * scale - height) > 1) {
      throw new IllegalArgumentException(
          "size: "
              + width
              + "x"
              + height
              + " of "
              + upright.width()
              + "x"
              + upright.height()
              + " is not what fits "
              + side);
    }
  }

  static BufferedImage read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("no decoder reads " + file.getFileName());
    }
    return image;
  }
}
