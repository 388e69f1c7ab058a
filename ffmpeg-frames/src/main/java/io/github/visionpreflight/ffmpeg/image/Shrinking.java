package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.Profiles;
import io.github.visionpreflight.image.raster.Resampler;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.probe.Dimensions;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Makes small pictures of strips, without ever holding the large one. */
final class Shrinking {
  /** swscale makes a pixel of at most 256 others; its window is six times the reduction. */
  private static final int MOST_REDUCTION = 40;

  private Shrinking() {}

  /** Returns the opaque picture as gray or RGB at the size. */
  static Pixels shrink(Strips strips, Dimensions target, Deadline deadline) {
    Dimensions size = strips.size();
    if (size.width() > (long) MOST_REDUCTION * target.width()
        || size.height() > (long) MOST_REDUCTION * target.height()) {
      try (StripRows rows = StripRows.of(strips)) {
        return Resampler.resample(rows, target.width(), target.height(), deadline);
      }
    }
    AVFrame first = strips.next();
    try (Conversion conversion =
        new Conversion(strips.samples(), size, target, strips.samples().channels())) {
      conversion.add(first);
      while (conversion.wantsMore()) {
        deadline.check("shrinking");
        conversion.add(strips.next());
      }
      return pixels(conversion, target);
    }
  }

  private static Pixels pixels(Conversion conversion, Dimensions size) {
    Pixels pixels = Pixels.blank(size.width(), size.height(), conversion.channels());
    for (int y = 0; y < size.height(); y++) {
      conversion.row(y, pixels.samples(), y * pixels.rowBytes());
    }
    return pixels;
  }

  /** Returns the picture in sRGB, and notes what became of its profile. */
  static Pixels inSrgb(Pixels pixels, byte @Nullable [] icc, List<String> notes) {
    Profiles profile = Profiles.embedded(icc, pixels.channels() < 3 ? 1 : 3);
    notes.addAll(profile.notes());
    return profile.toSrgb().map(transform -> transform.apply(pixels)).orElse(pixels);
  }
}
