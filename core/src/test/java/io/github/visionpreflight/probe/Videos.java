package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;

/** Reads video headers out of arrays. */
final class Videos {
  private Videos() {}

  static VideoInfo read(MediaType type, byte[] bytes) {
    return read(type, bytes, ReadLimits.defaults());
  }

  static VideoInfo read(MediaType type, byte[] bytes, ReadLimits limits) {
    try (ByteCursor in = ByteCursor.over(MediaSource.of(bytes), limits)) {
      return VideoHeaders.read(type, in);
    }
  }
}
