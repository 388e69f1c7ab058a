package io.github.visionpreflight.image.raster;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import java.io.IOException;

/**
 * Runs a decoder of others on bytes of strangers. Whatever it throws becomes an error of ours:
 * decoders answer broken files with any exception there is.
 */
public final class Guard {
  private Guard() {}

  /** A piece of work that may fail in any way. */
  public interface Work<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /**
   * Returns what the work returns.
   *
   * @throws MediaException for whatever it throws
   */
  public static <T> T run(MediaType type, Work<T> work) {
    try {
      return work.run();
    } catch (MediaException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw translated(type, e);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage(type + ": decoding", e);
    } catch (LinkageError e) {
      throw new MediaException.Unsupported(type + ": its decoder is not on the class path", e);
    }
  }

  /** A timeout in our stream may come out wrapped in what the decoder made of it. */
  private static MediaException translated(MediaType type, Exception e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof MediaException ours) {
        return ours;
      }
    }
    // The decoder's own words may quote the file, so they stay in the cause.
    return new MediaException.Malformed(type + ": cannot be decoded", e);
  }
}
