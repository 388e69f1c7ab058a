package io.github.visionpreflight.ffmpeg;

import org.bytedeco.javacpp.Pointer;

/** A number that travels through native code as a {@code void*}; it points at nothing. */
final class Tag extends Pointer {
  Tag(long number) {
    address = number;
  }
}
