package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.RasterImage;
import io.github.visionpreflight.image.raster.Resampler;
import io.github.visionpreflight.probe.Dimensions;
import java.io.IOException;
import java.util.List;

/** Decodes a picture with the decoders of {@link Pictures}. */
final class ImageIoImage implements RasterImage.Decoding {
  private final ImageTask task;

  ImageIoImage(ImageTask task) {
    this.task = task;
  }

  @Override
  public Pixels decode(Dimensions target, List<String> notes) throws IOException {
    Decoded decoded = Pictures.decode(task, target);
    notes.addAll(decoded.notes());
    Pixels stored =
        Resampler.resample(decoded.rows(), target.width(), target.height(), task.deadline());
    return decoded.toSrgb().map(transform -> transform.apply(stored)).orElse(stored);
  }
}
