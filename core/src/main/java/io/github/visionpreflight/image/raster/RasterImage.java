package io.github.visionpreflight.image.raster;

import io.github.visionpreflight.image.EncodedImage;
import io.github.visionpreflight.image.Encoding;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A picture that is decoded once, to the largest size asked for; smaller ones are made from that.
 * Used by one thread.
 */
public final class RasterImage implements OpenedImage {
  /** Decodes a picture. */
  public interface Decoding {
    /**
     * Returns the picture as stored, at the size, in sRGB.
     *
     * @param target the size before the picture is turned
     * @param notes takes what a user should know
     */
    Pixels decode(Dimensions target, List<String> notes) throws IOException;
  }

  private final ImageTask task;
  private final Decoding decoding;
  private final JpegEncoder encoder;
  private final List<String> notes = new ArrayList<>();
  private @Nullable Pixels largest;
  private @Nullable Pixels last;

  /**
   * Wraps what decodes the picture; whatever that throws becomes an error of ours.
   *
   * @param encoder what writes it as JPEG
   */
  public RasterImage(ImageTask task, Decoding decoding, JpegEncoder encoder) {
    this.task = task;
    this.decoding = decoding;
    this.encoder = encoder;
  }

  @Override
  public boolean hasAlpha() {
    return !largest().isOpaque();
  }

  @Override
  public EncodedImage encode(Encoding encoding) {
    Pixels pixels = sized(encoding.size());
    if (encoding.type() == MediaType.PNG) {
      return new EncodedImage(PngEncoder.encode(pixels, task.deadline()), notes);
    }
    if (encoding.type() == MediaType.WEBP) {
      return new EncodedImage(webp(pixels, encoding), notes);
    }
    if (pixels.isOpaque()) {
      return new EncodedImage(jpeg(pixels.withoutAlpha(), encoding), notes);
    }
    int background = encoding.backgroundRgb();
    return new EncodedImage(jpeg(pixels.flattenedOn(background), encoding), flattened(background));
  }

  private byte[] jpeg(Pixels pixels, Encoding encoding) {
    return encoder.encode(pixels, encoding.quality(), task.deadline());
  }

  private byte[] webp(Pixels pixels, Encoding encoding) {
    return WebpEncoder.installed()
        .encode(pixels, encoding.quality(), encoding.lossless(), task.deadline());
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
    Pixels stored = decoding.decode(task.largestAsStored(), notes);
    return Orientation.upright(stored, task.info().orientation());
  }
}
