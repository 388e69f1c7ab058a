package io.github.visionpreflight.cli;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One thing to look at: a file, or the numbers of a medium that is known only by them. */
sealed interface Input {
  /** Returns the word or line that named it, as the {@code input} field repeats it. */
  String label();

  /** A file on this machine. */
  record File(String label, Path path) implements Input {}

  /**
   * A medium known only by its numbers; a video when it has frames.
   *
   * @param frames how many frames; empty for a picture
   * @param fps frames a second; empty for a picture
   */
  record Numbers(
      String label,
      int width,
      int height,
      OptionalLong frames,
      OptionalDouble fps,
      OptionalDouble sampleFps,
      OptionalLong maxFrames)
      implements Input {}

  /** A word or line that names nothing: the error belongs to this input alone. */
  record Unusable(String label, String problem) implements Input {}
}
