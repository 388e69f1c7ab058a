package io.github.visionpreflight.ffmpeg;

/** The runs of a plan under way. Used by one thread; closed once. */
interface Runs extends AutoCloseable {
  /**
   * Goes on, and tells the sink what has become of wanted frames since; a run's frames are told
   * before those of the next.
   *
   * @return false when every run has ended
   */
  boolean advance(RunDecoder.Sink sink);

  @Override
  void close();
}
