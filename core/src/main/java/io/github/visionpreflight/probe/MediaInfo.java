package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaType;

/** What a header says of one medium: a picture or a video. Immutable. */
public sealed interface MediaInfo permits ImageInfo, VideoInfo {
  /** Returns the type that the bytes show. */
  MediaType type();

  /** Returns the size as stored, before any rotation. */
  Dimensions stored();

  /**
   * Returns how the stored picture is to be turned, as an EXIF orientation 1 to 8: 1 as it is, 2
   * mirrored left to right, 3 turned by 180 degrees, 4 mirrored top to bottom, 5 transposed, 6
   * turned by 90 degrees clockwise, 7 transversed, 8 turned by 270 degrees clockwise. Rotation and
   * mirror boxes of HEIF and MP4 are given in the same numbers.
   */
  int orientation();

  /** Returns the size as shown, after the rotation. */
  default Dimensions displayed() {
    return orientation() >= 5 ? stored().swapped() : stored();
  }

  /** Returns the length of the medium in bytes. */
  long bytes();
}
