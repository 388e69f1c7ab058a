package io.github.visionpreflight.testing;

import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the bytes of a file can reach the library. */
public enum Delivery {
  /** The file's path. */
  PATH {
    @Override
    public MediaSource source(Path file) {
      return MediaSource.of(file);
    }
  },
  /** An array. */
  BYTES {
    @Override
    public MediaSource source(Path file) {
      return MediaSource.of(bytes(file));
    }
  },
  /** A stream, read to its end first. */
  STREAM {
    @Override
    public MediaSource source(Path file) {
      return MediaSource.readFully(
          "stream", new ByteArrayInputStream(bytes(file)), ReadLimits.defaults());
    }
  },
  /** A channel that is opened again and again. */
  CHANNEL {
    @Override
    public MediaSource source(Path file) {
      return MediaSource.of("channel", () -> Files.newByteChannel(file));
    }
  },
  /** A data URI that declares nothing true. */
  DATA_URI {
    @Override
    public MediaSource source(Path file) {
      String uri = DataUri.encode(MediaType.PNG, bytes(file));
      return DataUri.parse(uri, ReadLimits.defaults()).source();
    }
  };

  /** Returns a source of the file's bytes. */
  public abstract MediaSource source(Path file);

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
