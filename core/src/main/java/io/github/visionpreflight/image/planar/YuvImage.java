package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.image.EncodedImage;
import io.github.visionpreflight.image.Encoding;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.image.raster.Guard;
import io.github.visionpreflight.image.raster.Profiles;
import io.github.visionpreflight.image.structure.WebpStructure;
import io.github.visionpreflight.media.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An opaque picture in sRGB that comes in planes: into a JPEG it goes without leaving them. What it
 * takes to make anything else of it is another's. Used by one thread.
 */
public final class YuvImage implements OpenedImage {
  private final PlanarJpeg codec;
  private final ImageTask task;
  private final Supplier<Yuv420> decoder;
  private final List<String> notes;
  private final OpenedImage otherwise;
  private @Nullable Yuv420 planes;

  private YuvImage(
      PlanarJpeg codec,
      ImageTask task,
      Supplier<Yuv420> decoder,
      List<String> notes,
      OpenedImage otherwise) {
    this.codec = codec;
    this.task = task;
    this.decoder = decoder;
    this.notes = notes;
    this.otherwise = otherwise;
  }

  /**
   * Returns the first picture of a WebP in its planes when it has any, has no transparency and is
   * in sRGB; the other way to open it otherwise.
   *
   * @param decoder decodes it; asked once at most
   * @param otherwise the same picture for what planes cannot become
   */
  public static OpenedImage ofWebp(
      PlanarJpeg codec,
      ImageTask task,
      WebpStructure webp,
      Supplier<Yuv420> decoder,
      OpenedImage otherwise) {
    Profiles profile = Profiles.embedded(webp.iccProfile(), 3);
    if (!webp.isOpaqueLossy() || profile.toSrgb().isPresent()) {
      return otherwise;
    }
    List<String> notes = new ArrayList<>(profile.notes());
    if (task.info().frames() > 1) {
      notes.add("first of " + task.info().frames() + " frames");
    }
    return new YuvImage(codec, task, decoder, notes, otherwise);
  }

  @Override
  public boolean hasAlpha() {
    return false;
  }

  @Override
  public EncodedImage encode(Encoding encoding) {
    if (encoding.type() != MediaType.JPEG) {
      return otherwise.encode(encoding);
    }
    PlanarRequest request =
        new PlanarRequest(
            encoding.size(), task.info().orientation(), encoding.quality(), false, false);
    Optional<byte[]> made =
        Guard.run(task.info().type(), () -> codec.encode(planes(), request, task.deadline()));
    return made.map(jpeg -> new EncodedImage(jpeg, notes))
        .orElseGet(() -> otherwise.encode(encoding));
  }

  private Yuv420 planes() {
    if (planes == null) {
      planes = decoder.get();
    }
    return planes;
  }

  @Override
  public void close() {
    if (planes != null) {
      planes.close();
    }
    otherwise.close();
  }
}
