package io.github.visionpreflight.image;

import io.github.visionpreflight.media.MediaException;

/**
 * A picture that a lane has taken on. It may be encoded several times, to meet a limit in bytes;
 * what is decoded is kept between those where that is cheaper than decoding again. Used by one
 * thread.
 */
public interface OpenedImage extends AutoCloseable {
  /** Returns whether a pixel may be transparent; false only when surely none is. */
  boolean hasAlpha();

  /**
   * Returns the picture turned upright, at the given size, in the given type.
   *
   * @throws MediaException.Unsupported when this lane cannot do it after all
   * @throws MediaException when the picture is broken, past a limit, or the time is up
   */
  EncodedImage encode(Encoding encoding);

  /** Frees what is held. */
  @Override
  default void close() {}
}
