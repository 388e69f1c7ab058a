package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;

/** Picks the header reader of a video container. */
final class VideoHeaders {
  private VideoHeaders() {}

  static VideoInfo read(MediaType type, ByteCursor cursor) {
    cursor.format(type.mime());
    throw new MediaException.Unsupported(type + ": header not read yet");
  }
}
