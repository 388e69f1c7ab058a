package io.github.visionpreflight.ffmpeg.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process has, where the system tells. */
final class ResidentMemory {
  private static final String FIELD = "VmRSS:";
  private static final long UNKNOWN = -1;

  private ResidentMemory() {}

  /** Returns bytes; -1 when nobody tells: elsewhere than on Linux, or when the process is gone. */
  static long of(long pid) {
    try {
      String status =
          Files.readString(
              Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.ISO_8859_1);
      int at = status.indexOf(FIELD);
      return at < 0 ? UNKNOWN : kilobytes(status, at + FIELD.length()) * 1024;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  private static long kilobytes(String status, int from) {
    long value = 0;
    for (int i = from; i < status.length() && status.charAt(i) != 'k'; i++) {
      char c = status.charAt(i);
      value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : value;
    }
    return value;
  }
}
