package io.github.visionpreflight.benchmarks.job;

/**
 * Work done once more, so that the guard can be seen to fail: with {@code -Dbenchmarks.burden=3},
 * three of ten calls to ours are made twice, in the jobs that ask. Without it, nothing of this is
 * left once it is compiled.
 */
public final class Burden {
  private static final int OF_TEN = Integer.getInteger("benchmarks.burden", 0);
  private static int calls;

  private Burden() {}

  /** Returns whether this call is to be made twice. */
  public static boolean isDue(Implementation how) {
    return OF_TEN > 0 && how.isOurs() && calls++ % 10 < OF_TEN;
  }
}
