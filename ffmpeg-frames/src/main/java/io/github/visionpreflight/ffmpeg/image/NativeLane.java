package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.ffmpeg.Natives;
import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.image.raster.RasterImage;
import io.github.visionpreflight.media.MediaType;
import java.util.Optional;

/** Reads HEIC and AVIF with FFmpeg's libraries, inside this process. Safe to share. */
public final class NativeLane implements ImageLane {
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
  public Optional<OpenedImage> open(ImageTask task) {
    MediaType type = task.info().type();
    return type == MediaType.HEIC || type == MediaType.AVIF
        ? Optional.of(new RasterImage(task, new HeifDecoding(task)))
        : Optional.empty();
  }
}
