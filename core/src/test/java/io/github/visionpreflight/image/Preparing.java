package io.github.visionpreflight.image;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;

/** Probes and prepares in one step, as most callers do. */
final class Preparing {
  private static final ImagePreparer PREPARER = ImagePreparer.create();

  private Preparing() {}

  static PreparedImage prepare(byte[] bytes, ImageConstraints constraints) {
    return prepare(MediaSource.of(bytes), constraints);
  }

  static PreparedImage prepare(MediaSource source, ImageConstraints constraints) {
    ImageInfo info = (ImageInfo) Probe.of(source, ReadLimits.defaults());
    return PREPARER.prepare(source, info, constraints);
  }

  static ImageConstraints longest(int pixels) {
    return ImageConstraints.builder().maxLongestSide(pixels).build();
  }
}
