package io.github.visionpreflight.cli;

/** The exit codes that scripts rely on. */
final class ExitCode {
  /** All inputs fit. */
  static final int OK = 0;

  /** An input failed or has a violation. */
  static final int FAILED = 1;

  /** The command line itself is wrong. */
  static final int USAGE = 2;

  /** The total is over {@code --max-cost}. */
  static final int OVER_COST = 3;

  private ExitCode() {}
}
