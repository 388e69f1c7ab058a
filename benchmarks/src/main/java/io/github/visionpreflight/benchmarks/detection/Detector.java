package io.github.visionpreflight.benchmarks.detection;

import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.media.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/** Who says what the bytes are. */
public enum Detector implements Implementation {
  /** Ours: a table of signatures. */
  PREFLIGHT {
    @Override
    @Nullable String detect(byte[] head, Path file) {
      return MediaType.detect(head, head.length).map(MediaType::mime).orElse(null);
    }
  },
  /** tika-core, from the bytes alone. */
  TIKA {
    @Override
    String detect(byte[] head, Path file) {
      return TIKA_CORE.detect(head);
    }
  },
  /** The JDK, which asks the file's name on most systems. */
  PROBE_CONTENT_TYPE {
    @Override
    @Nullable String detect(byte[] head, Path file) throws IOException {
      return Files.probeContentType(file);
    }
  },
  /** The JDK, from the bytes. */
  URL_CONNECTION {
    @Override
    @Nullable String detect(byte[] head, Path file) throws IOException {
      return URLConnection.guessContentTypeFromStream(new ByteArrayInputStream(head));
    }
  };

  private static final Tika TIKA_CORE = new Tika();

  /**
   * Returns the type's name, or null when this one does not know.
   *
   * @param head the first bytes
   * @param file the file they are from
   */
  abstract @Nullable String detect(byte[] head, Path file) throws IOException;

  @Override
  public boolean isOurs() {
    return this == PREFLIGHT;
  }
}
