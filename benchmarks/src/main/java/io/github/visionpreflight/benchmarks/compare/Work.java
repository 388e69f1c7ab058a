package io.github.visionpreflight.benchmarks.compare;

import java.io.IOException;

/** One implementation that a {@link JavaWorker} runs. Used by one thread. */
interface Work {
  /** Returns name and version, for people. */
  String version();

  /**
   * Does the job once.
   *
   * @param given the file's bytes; empty for a video, which is read by its path
   * @param product takes the result
   */
  void run(Request request, byte[] given, Product product) throws IOException;
}
