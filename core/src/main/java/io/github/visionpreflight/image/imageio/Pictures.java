package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.raster.Profiles;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.PngStructure;
import io.github.visionpreflight.image.structure.TiffStructure;
import io.github.visionpreflight.image.tiff.TiffPicture;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Opens a picture of any type that this lane reads. */
final class Pictures {
  private Pictures() {}

  /**
   * Returns the picture as stored.
   *
   * @param target the size it will be brought to, as stored
   */
  static Decoded decode(ImageTask task, Dimensions target) throws IOException {
    byte[] bytes = task.source().readAll(task.limits());
    int step = Subsampling.step(task.info().stored(), target);
    Decoded decoded =
        switch (task.info().type()) {
          case JPEG -> JpegPicture.decode(bytes, task, step);
          case PNG -> png(bytes, task, step);
          case GIF -> GifPicture.decode(bytes, task);
          case WEBP -> WebpPicture.decode(task, target);
          case BMP -> OtherPicture.bmp(bytes, task, step);
          case TIFF -> tiff(bytes, task, step);
          default -> throw new MediaException.Unsupported("no decoder for " + task.info().type());
        };
    return decoded.withNotes(frames(task));
  }

  private static Decoded png(byte[] bytes, ImageTask task, int step) {
    PngStructure png = PngStructure.parse(bytes, task.limits(), task.deadline());
    task.requireProbed(png.size());
    int colours = png.palette() != null ? 3 : png.samples() < 3 ? 1 : 3;
    return PngPicture.decode(bytes, png, step, task.deadline())
        .withProfile(Profiles.embedded(png.iccProfile(), colours));
  }

  private static Decoded tiff(byte[] bytes, ImageTask task, int step) throws IOException {
    TiffStructure tiff = TiffStructure.parse(bytes, task.limits(), task.deadline());
    task.requireProbed(tiff.size());
    Optional<RowSource> rows = TiffPicture.rows(bytes, tiff, task.deadline());
    if (rows.isEmpty()) {
      return OtherPicture.tiff(bytes, task, step);
    }
    int colours = rows.get().channels() < 3 ? 1 : 3;
    return Decoded.of(rows.get()).withProfile(Profiles.embedded(tiff.iccProfile(), colours));
  }

  private static List<String> frames(ImageTask task) {
    int frames = task.info().frames();
    return frames > 1 ? List.of("first of " + frames + " frames") : List.of();
  }
}
