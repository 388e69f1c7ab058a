package io.github.visionpreflight.benchmarks.compare;

import io.github.visionpreflight.benchmarks.results.Machine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The one core that everybody runs on. */
final class Pinning {
  private Pinning() {}

  /** Returns the command that keeps a process on the last core; empty where there is none. */
  static List<String> command() {
    Optional<String> allowed = Machine.field("/proc/self/status", "Cpus_allowed_list");
    return allowed.isPresent() && isPossible()
        ? List.of("taskset", "-c", allowed.get().replaceAll(".*\\D", ""))
        : List.of();
  }

  /** Returns it for people. */
  static String described() {
    return command().isEmpty() ? "no" : String.join(" ", command());
  }

  private static boolean isPossible() {
    try {
      return !Programs.output(List.of("taskset", "--version")).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }
}
