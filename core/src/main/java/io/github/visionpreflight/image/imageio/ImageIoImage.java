package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.EncodedImage;
import io.github.visionpreflight.image.Encoding;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.image.raster.JpegEncoder;
import io.github.visionpreflight.image.raster.Orientation;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.PngEncoder;
import io.github.visionpreflight.image.raster.Resampler;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A picture that is decoded once, to the largest size asked for; smaller ones are made from that.
 */
final class ImageIoImage implements OpenedImage {
  private final ImageTask task;
  private final List<String> notes = new ArrayList<>();
  private @Nullable Pixels largest;
  private @Nullable Pixels last;

  ImageIoImage(ImageTask task) {
    this.task = task;
  }

  @Override
  public boolean hasAlpha() {
    return !largest().isOpaque();
  }

  @Override
  public EncodedImage encode(Encoding encoding) {
    Pixels pixels = sized(encoding.size());
    if (encoding.type() == MediaType.PNG) {
      return new EncodedImage(PngEncoder.encode(pixels), notes);
    }
    if (pixels.isOpaque()) {
      return new EncodedImage(JpegEncoder.encode(pixels.withoutAlpha(), encoding.quality()), notes);
    }
    int background = encoding.backgroundRgb();
    byte[] jpeg = JpegEncoder.encode(pixels.flattenedOn(background), encoding.quality());
    return new EncodedImage(jpeg, flattened(background));
  }

  private List<String> flattened(int background) {
    List<String> all = new ArrayList<>(notes);
    all.add(String.format(Locale.ROOT, "transparency flattened on #%06x", background));
    return all;
  }

  private Pixels sized(Dimensions size) {
    Pixels pixels = last == null ? largest() : last;
    if (pixels.width() != size.width() || pixels.height() != size.height()) {
      pixels = Resampler.resample(largest().rows(), size.width(), size.height(), task.deadline());
    }
    last = pixels;
    return pixels;
  }

  private Pixels largest() {
    if (largest == null) {
      largest = Guard.run(task.info().type(), this::decode);
    }
    return largest;
  }

  private Pixels decode() throws IOException {
    boolean swapped = task.info().orientation() >= 5;
    Dimensions target = swapped ? task.largest().swapped() : task.largest();
    try (Decoded decoded = Pictures.decode(task, target)) {
      notes.addAll(decoded.notes());
      Pixels stored =
          Resampler.resample(decoded.rows(), target.width(), target.height(), task.deadline());
      Pixels srgb = decoded.toSrgb().map(transform -> transform.apply(stored)).orElse(stored);
      return Orientation.upright(srgb, task.info().orientation());
    }
  }
}
