package io.github.visionpreflight.ffmpeg.image;

import static io.github.visionpreflight.ffmpeg.image.HeifPicture.isPremultiplied;

import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.RasterImage;
import io.github.visionpreflight.image.raster.Resampler;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import java.util.List;
import java.util.Optional;

/** Decodes the primary item of a HEIC or AVIF file, with its transparency, to sRGB. */
final class HeifDecoding implements RasterImage.Decoding {
  private final ImageTask task;
  private final String what;

  HeifDecoding(ImageTask task) {
    this.task = task;
    this.what = task.info().type().toString();
  }

  @Override
  public Pixels decode(Dimensions target, List<String> notes) {
    HeifMeta meta = HeifMeta.of(task.source().readAll(task.limits()), task.limits());
    HeifItem primary = meta.primary();
    HeifPicture picture = HeifPicture.of(meta, primary);
    checkSize(picture);
    if (task.info().frames() > 1) {
      notes.add("first of " + task.info().frames() + " frames");
    }
    try (Strips colours = strips(meta, picture)) {
      Optional<HeifPicture> alpha = HeifPicture.alphaOf(meta, primary);
      Pixels pixels =
          alpha.isPresent()
              ? withAlpha(colours, strips(meta, alpha.get()), isPremultiplied(primary), target)
              : Shrinking.shrink(colours, target, task.deadline());
      return Shrinking.inSrgb(pixels, picture.colour().profile(), notes);
    }
  }

  private Strips strips(HeifMeta meta, HeifPicture picture) {
    return new HeifStrips(what, meta, picture, task.deadline());
  }

  private void checkSize(HeifPicture picture) {
    if (!picture.size().equals(task.info().stored())) {
      throw new MediaException.Malformed(
          what + " size: expected " + task.info().stored() + " as probed, got " + picture.size());
    }
  }

  private Pixels withAlpha(Strips colours, Strips alpha, boolean premultiplied, Dimensions target) {
    if (!alpha.size().equals(colours.size())) {
      throw new MediaException.Unsupported(
          what + " transparency: expected " + colours.size() + ", got " + alpha.size());
    }
    try (alpha;
        StripRows rgb = StripRows.of(colours);
        StripRows transparency = StripRows.brightness(alpha)) {
      RowSource rows = new AlphaRows(rgb, transparency, premultiplied);
      return Resampler.resample(rows, target.width(), target.height(), task.deadline());
    }
  }
}
