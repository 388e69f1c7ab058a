package io.github.visionpreflight.benchmarks.datauri;

import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;

/**
 * A few bytes to warm up with. What turns the JDK's Base64 into vector code is the compiling of the
 * method that calls its inner loop, after thousands of calls: a file of megabytes would be encoded
 * for many seconds before, and what is measured would be a program that has just started.
 */
final class ShortFile {
  private static final int CALLS = 20_000;
  private static final int BYTES = 3_000;

  private ShortFile() {}

  /** Returns the bytes. */
  static byte[] bytes() {
    return new byte[BYTES];
  }

  /** Returns how often they are to be handled; not at all where nothing is measured. */
  static int calls() {
    return BenchmarkMedia.isSmall() ? 0 : CALLS;
  }
}
