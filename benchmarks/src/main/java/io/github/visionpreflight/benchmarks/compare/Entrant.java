package io.github.visionpreflight.benchmarks.compare;

import java.io.IOException;

/** One implementation that takes part. Used by one thread; closed once. */
interface Entrant extends AutoCloseable {
  /** Returns the name that measurements carry. */
  String name();

  /** Returns product and version, for people. */
  String version();

  /** Does the job once. */
  Answer ask(Request request) throws IOException;

  /** Forgets how much memory was in use so far. */
  void forgetPeak();

  /** Returns the most memory in use since then, in MB of 1,000,000 bytes; 0 when not known. */
  double peakMegabytes();

  @Override
  void close();
}
