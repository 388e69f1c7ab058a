package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.RasterImage;
import io.github.visionpreflight.image.structure.JpegStructure;
import io.github.visionpreflight.probe.Dimensions;
import java.util.List;
import java.util.Optional;

/**
 * Decodes a sequential JPEG of three colours: one whose colour profile has to be applied, or that
 * becomes a PNG. The others stay in their planes, in the lane before this one.
 */
final class JpegDecoding implements RasterImage.Decoding {
  private static final int COLOURS = 3;
  private static final int SOF0 = 0xC0;
  private static final int SOF1 = 0xC1;
  private static final int DHT = 0xC4;

  private final ImageTask task;
  private final JpegStructure jpeg;
  private final byte[] clean;

  private JpegDecoding(ImageTask task, JpegStructure jpeg, byte[] clean) {
    this.task = task;
    this.jpeg = jpeg;
    this.clean = clean;
  }

  /** Returns the decoding; empty for what is left to other lanes. */
  static Optional<JpegDecoding> of(ImageTask task) {
    byte[] bytes = task.source().readAll(task.limits());
    JpegStructure jpeg = JpegStructure.parse(bytes, task.limits(), task.deadline());
    boolean plain =
        jpeg.isWhole() && jpeg.components() == COLOURS && jpeg.size().equals(task.info().stored());
    if (!plain) {
      return Optional.empty();
    }
    byte[] clean = jpeg.withoutMetadata();
    return isSequential(clean)
        ? Optional.of(new JpegDecoding(task, jpeg, clean))
        : Optional.empty();
  }

  /** The scans of a progressive picture may be many, and FFmpeg does not stop at the deadline. */
  private static boolean isSequential(byte[] clean) {
    int at = 2;
    while (marker(clean, at) < SOF0 || marker(clean, at) > 0xCF || marker(clean, at) == DHT) {
      at += 2 + ((clean[at + 2] & 0xFF) << 8 | clean[at + 3] & 0xFF);
    }
    return marker(clean, at) == SOF0 || marker(clean, at) == SOF1;
  }

  private static int marker(byte[] clean, int at) {
    return clean[at + 1] & 0xFF;
  }

  @Override
  public Pixels decode(Dimensions target, List<String> notes) {
    task.deadline().check("JPEG");
    long most = task.limits().maxPixels();
    try (Strips strips = new JpegStrip(clean, jpeg.size(), target, most)) {
      Pixels pixels = Shrinking.shrink(strips, target, task.deadline());
      return Shrinking.inSrgb(pixels, jpeg.iccProfile(), notes);
    }
  }
}
