package io.github.visionpreflight.cli;

import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.plan.MediaItem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One thing to look at: a file, or the numbers of a medium that is known only by them. */
sealed interface Input {
  /** Longer than the header of any data URI that holds a medium. */
  int MAX_HEADER_CHARS = 100;

  /** Returns the word or line that named it, as the {@code input} field repeats it. */
  String label();

  /** Something whose bytes are at hand. */
  sealed interface Held extends Input {
    /**
     * Returns the bytes and what they are said to be.
     *
     * @throws MediaException when there is no reading them
     */
    Medium medium();
  }

  /**
   * Bytes to look at.
   *
   * @param declared the type that a suffix or a data URI claims; empty when it claims none
   */
  record Medium(MediaSource source, Optional<MediaType> declared) {}

  /** A file on this machine. */
  record File(String label, Path path) implements Held {
    @Override
    public Medium medium() {
      MediaSource source = MediaSource.of(path);
      return new Medium(source, source.declaredType());
    }
  }

  /** A data URI, not yet decoded. Its label and messages never hold the data. */
  record DataText(String text) implements Held {
    @Override
    public String label() {
      int comma = text.indexOf(',');
      String header =
          comma < 0 || comma > MAX_HEADER_CHARS ? "data:" : text.substring(0, comma + 1);
      return header + "… (" + text.length() + " characters)";
    }

    @Override
    public Medium medium() {
      DataUri uri = DataUri.parse(text, ReadLimits.defaults());
      return new Medium(uri.source(), uri.declaredType());
    }

    /** Returns the label, never the data. */
    @Override
    public String toString() {
      return label();
    }
  }

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

  /** A reference to a medium elsewhere, which is checked and passed on, never fetched. */
  record Reference(String label, MediaItem item) implements Input {}

  /** A word or line that names nothing: the error belongs to this input alone. */
  record Unusable(String label, String problem) implements Input {}
}
