package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.image.EncodedImage;
import io.github.visionpreflight.image.Encoding;
import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.image.raster.SrgbTransform;
import io.github.visionpreflight.image.structure.JpegStructure;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import java.util.List;
import java.util.Optional;

/**
 * Makes JPEGs of JPEGs without leaving their own planes. A picture whose colour profile is not sRGB
 * is handed on: its colours can only be converted as RGB.
 */
public final class PlanarLane implements ImageLane {
  private static final int COLOURS = 3;

  private final PlanarJpeg codec = new PlanarJpeg();

  /** Creates the lane; the service loader does. */
  public PlanarLane() {}

  @Override
  public String name() {
    return "planar";
  }

  @Override
  public Optional<ImageLane> isolated(Isolation isolation) {
    return Optional.of(this);
  }

  @Override
  public int order() {
    return PLANAR;
  }

  @Override
  public Optional<OpenedImage> open(ImageTask task) {
    if (task.info().type() != MediaType.JPEG) {
      return Optional.empty();
    }
    byte[] bytes = task.source().readAll(task.limits());
    JpegStructure jpeg = JpegStructure.parse(bytes, task.limits(), task.deadline());
    task.requireProbed(jpeg.size());
    return isPlain(jpeg) ? Optional.of(new Opened(task, bytes, jpeg.isWhole())) : Optional.empty();
  }

  private static boolean isPlain(JpegStructure jpeg) {
    byte[] profile = jpeg.iccProfile();
    if (profile == null) {
      return true;
    }
    return jpeg.components() == COLOURS
        && SrgbTransform.of(profile, COLOURS).map(SrgbTransform::isIdentity).orElse(false);
  }

  private final class Opened implements OpenedImage {
    private final ImageTask task;
    private final byte[] bytes;
    private final boolean whole;

    Opened(ImageTask task, byte[] bytes, boolean whole) {
      this.task = task;
      this.bytes = bytes;
      this.whole = whole;
    }

    @Override
    public boolean hasAlpha() {
      return false;
    }

    @Override
    public EncodedImage encode(Encoding encoding) {
      if (encoding.type() != MediaType.JPEG) {
        throw new MediaException.Unsupported("JPEG planes: cannot become " + encoding.type());
      }
      PlanarRequest request =
          new PlanarRequest(
              encoding.size(), task.info().orientation(), encoding.quality(), false, false);
      byte[] made =
          codec
              .resize(bytes, request, task.limits(), task.deadline())
              .orElseThrow(() -> new MediaException.Unsupported("JPEG: not of the planar lane"));
      return new EncodedImage(made, whole ? List.of() : List.of("end marker missing"));
    }
  }
}
