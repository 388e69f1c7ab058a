package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.ffmpeg.IsolatedLane;
import io.github.visionpreflight.ffmpeg.Natives;
import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.image.planar.PlanarJpeg;
import io.github.visionpreflight.image.raster.RasterImage;
import io.github.visionpreflight.media.Isolation;
import java.util.Optional;

/**
 * Reads HEIC, AVIF and lossy WebP with FFmpeg's libraries, and JPEGs that cannot stay in their
 * planes: inside this process, or {@link #isolated} from it. Safe to share.
 */
public final class NativeLane implements ImageLane {
  private final PlanarJpeg planes = new PlanarJpeg();
  private final Optional<String> problem;

  /** Creates the lane; the service loader does. Loads the native libraries. */
  public NativeLane() {
    this(Natives.problem());
  }

  NativeLane(Optional<String> problem) {
    this.problem = problem;
  }

  @Override
  public String name() {
    return "ffmpeg";
  }

  @Override
  public int order() {
    return NATIVE;
  }

  @Override
  public Optional<String> unavailable() {
    return problem;
  }

  @Override
  public Optional<ImageLane> isolated(Isolation isolation) {
    return Optional.of(new IsolatedLane(this, isolation));
  }

  /** {@inheritDoc} Runs no native code: that begins when the picture is asked for. */
  @Override
  public Optional<OpenedImage> open(ImageTask task) {
    return switch (task.info().type()) {
      case HEIC, AVIF -> Optional.of(new RasterImage(task, new HeifDecoding(task), planes));
      case JPEG -> JpegDecoding.of(task).map(decoding -> new RasterImage(task, decoding, planes));
      case WEBP -> WebpDecoding.of(task).map(decoding -> decoding.opened(planes));
      default -> Optional.empty();
    };
  }
}
