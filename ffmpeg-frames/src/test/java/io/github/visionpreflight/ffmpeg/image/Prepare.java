package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Prepares pictures with the native lane alone, and looks at what comes out with the JDK's eyes.
 */
final class Prepare {
  static final ImageConstraints PNG =
      ImageConstraints.builder()
          .accepted(EnumSet.of(MediaType.JPEG, MediaType.PNG))
          .format(OutputFormat.PNG)
          .build();

  static final ImageConstraints JPEG = PNG.toBuilder().format(OutputFormat.JPEG).build();

  private static final ImagePreparer LANE = ImagePreparer.of(List.of(new NativeLane()));

  private Prepare() {}

  static PreparedImage with(byte[] file, ImageConstraints constraints) {
    return LANE.prepare(MediaSource.of(file), (ImageInfo) Probe.of(file), constraints);
  }

  static BufferedImage decoded(PreparedImage prepared) {
    try {
      return ImageIO.read(new ByteArrayInputStream(prepared.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BufferedImage pixels(byte[] file) {
    return decoded(with(file, PNG));
  }

  /** Returns a pixel as it is stored: the JDK's own look at gray brightens it. */
  static int rgb(BufferedImage picture, int x, int y) {
    boolean gray = picture.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    return gray ? picture.getRaster().getSample(x, y, 0) * 0x010101 : picture.getRGB(x, y);
  }
}
