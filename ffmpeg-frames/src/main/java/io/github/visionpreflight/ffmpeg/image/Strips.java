package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.probe.Dimensions;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A decoded picture in strips from the top, each as wide as the picture or wider. All have the same
 * pixel format and, but for the last, the same height. Used by one thread; closed once.
 */
interface Strips extends AutoCloseable {
  /** Returns the size of the whole. */
  Dimensions size();

  /** Returns the next strip, valid until the next call; there is one until all rows are out. */
  AVFrame next();

  /** Returns how the samples are to be read; known with the first strip. */
  Samples samples();

  /** Frees what is held. */
  @Override
  void close();
}
