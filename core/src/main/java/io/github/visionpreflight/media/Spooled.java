package io.github.visionpreflight.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a stream in a file of their own, which {@link #close} deletes. Sources taken from it
 * are of no use afterwards. Safe to share.
 */
public final class Spooled implements AutoCloseable {
  private static final int STEP_BYTES = 64 * 1024;

  private final Path file;
  private final MediaSource source;

  private Spooled(String name, Path file) {
    this.file = file;
    this.source = MediaSource.of(name, () -> Files.newByteChannel(file));
  }

  static Spooled fill(Path folder, String name, InputStream in, long maxBytes, ReadLimits limits) {
    try {
      // Created readable by its owner alone.
      Path file = Files.createTempFile(folder, "vision-preflight-", ".spool");
      try {
        copy(name, in, file, maxBytes, Deadline.start(limits));
        return new Spooled(name, file);
      } catch (IOException | RuntimeException | Error e) {
        Files.deleteIfExists(file);
        throw e;
      }
    } catch (IOException e) {
      throw MediaException.ofRead(name + ": spooling failed", e);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage(name + ": spooling", e);
    }
  }

  private static void copy(String name, InputStream in, Path file, long maxBytes, Deadline deadline)
      throws IOException {
    byte[] buffer = new byte[STEP_BYTES];
    long length = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int n; (n = in.read(buffer)) >= 0; length += n) {
        deadline.check(name + ": spooling");
        if (length + n > maxBytes) {
          throw new MediaException.Limit(
              name + ": expected at most " + maxBytes + " bytes, the stream has more");
        }
        out.write(buffer, 0, n);
      }
    }
  }

  /** Returns the source that reads the file. */
  public MediaSource source() {
    return source;
  }

  /**
   * Deletes the file; more calls do nothing.
   *
   * @throws MediaException.Io when it cannot be deleted
   */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new MediaException.Io(source.name() + ": not deleted: " + e.getMessage(), e);
    }
  }
}
