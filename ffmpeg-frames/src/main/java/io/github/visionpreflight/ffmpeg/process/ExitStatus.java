package io.github.visionpreflight.ffmpeg.process;

import java.util.Map;

/** What a child's exit status says. */
final class ExitStatus {
  /** A Java process that runs with {@code -XX:+ExitOnOutOfMemoryError} and did. */
  static final int OUT_OF_MEMORY = 3;

  static final int UNKNOWN = -1;

  /** Java adds this to the number of the signal that killed a process, as shells do. */
  private static final int SIGNALS = 128;

  /** The numbers of POSIX that are the same on all systems, and those of Linux and macOS. */
  private static final Map<Integer, String> NAMES =
      Map.of(4, "SIGILL", 6, "SIGABRT", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

  private ExitStatus() {}

  /** Returns {@code signal 9 (SIGKILL)} or {@code exit status 1}. */
  static String text(int status) {
    int signal = status - SIGNALS;
    if (status == UNKNOWN) {
      return "an unknown cause";
    }
    if (signal <= 0 || signal > 64) {
      return "exit status " + status;
    }
    String name = NAMES.get(signal);
    return "signal " + signal + (name == null ? "" : " (" + name + ")");
  }
}
