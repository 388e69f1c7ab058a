package io.github.visionpreflight.video;

import io.github.visionpreflight.media.MediaException;
import java.util.Iterator;

/**
 * The frames of one extraction, decoded as they are asked for, in presentation order. Not safe to
 * share, except for {@link #cancel} and {@link #report}. {@link #close} frees what is open; an
 * iteration that ended, or that threw, still needs it.
 *
 * <p>{@link #hasNext} and {@link #next} decode, and throw {@link MediaException}: {@code Malformed}
 * where the video is cut short or broken, after the frames before that point were delivered; {@code
 * Timeout} at the deadline, after {@code cancel}, or when the thread is interrupted; {@code Limit},
 * {@code Unsupported} and {@code Io} as everywhere.
 */
public interface FrameStream extends Iterator<Frame>, AutoCloseable {
  /** Returns what has been done so far. Any thread may ask. */
  FrameReport report();

  /** Ends the extraction: the call under way and every later one throw. Any thread may call. */
  void cancel();

  /** Frees everything; more calls do nothing. */
  @Override
  void close();
}
