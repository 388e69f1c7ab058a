package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.image.planar.PlanarJpeg;
import io.github.visionpreflight.image.raster.RasterImage;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads JPEG, PNG, GIF, WebP, BMP and TIFF without native libraries of our own. */
public final class ImageIoLane implements ImageLane {
  private static final Set<MediaType> READ =
      EnumSet.of(
          MediaType.JPEG,
          MediaType.PNG,
          MediaType.GIF,
          MediaType.WEBP,
          MediaType.BMP,
          MediaType.TIFF);

  private final PlanarJpeg planes = new PlanarJpeg();

  /** Creates the lane; the service loader does. */
  public ImageIoLane() {}

  @Override
  public String name() {
    return "imageio";
  }

  @Override
  public Optional<ImageLane> isolated(Isolation isolation) {
    return Optional.of(this);
  }

  @Override
  public int order() {
    return IMAGEIO;
  }

  @Override
  public Optional<OpenedImage> open(ImageTask task) {
    return READ.contains(task.info().type()) ? Optional.of(opened(task)) : Optional.empty();
  }

  private OpenedImage opened(ImageTask task) {
    OpenedImage rows = new RasterImage(task, new ImageIoImage(task), planes);
    return task.info().type() == MediaType.WEBP ? WebpPicture.inPlanes(task, planes, rows) : rows;
  }
}
