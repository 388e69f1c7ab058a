package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import java.util.Optional;

/** How the caller has a medium. */
sealed interface Origin {
  /** Returns where the address leads: to bytes in itself, or to the host's own look-up. */
  static Origin ofUrl(String url) {
    return url.regionMatches(true, 0, "data:", 0, 5)
        ? new DataText(url)
        : new Address(MediaReference.url(url));
  }

  /** Returns what messages call it. */
  String name();

  /**
   * Its bytes.
   *
   * @param declared the type under which they are to be sent, when that is not what they are
   */
  record Bytes(MediaSource source, Optional<MediaType> declared) implements Origin {
    @Override
    public String name() {
      return source.name();
    }
  }

  /** Its bytes, made to fit by us. */
  record Prepared(PreparedImage image, MediaSource source) implements Origin {
    @Override
    public String name() {
      return source.name();
    }
  }

  /** A data URI, not yet decoded. */
  record DataText(String text) implements Origin {
    @Override
    public String name() {
      return "data URI";
    }

    /** Returns the name, never the data. */
    @Override
    public String toString() {
      return name();
    }
  }

  /** An address that the host looks up. */
  record Address(MediaReference reference) implements Origin {
    @Override
    public String name() {
      return reference.toString();
    }
  }
}
