package io.github.visionpreflight.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the figures were measured on. */
final class Machine {
  private Machine() {}

  /** Returns the description, ready to be written as JSON. */
  static Map<String, String> described() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("cpu", field("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")));
    machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("pinned", pinning().isEmpty() ? "no" : String.join(" ", pinning()));
    machine.put("memory", field("/proc/meminfo", "MemTotal").orElse("unknown"));
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
    machine.put("flags", String.join(" ", Entrants.HEAP));
    machine.put("load", load());
    machine.put("commit", output("git", "describe", "--always", "--dirty"));
    machine.put("date", Instant.now().toString());
    return machine;
  }

  /** Returns the command that keeps a process on one core, the last; empty where there is none. */
  static List<String> pinning() {
    Optional<String> allowed = field("/proc/self/status", "Cpus_allowed_list");
    boolean possible = allowed.isPresent() && !output("taskset", "--version").equals("unknown");
    return possible ? List.of("taskset", "-c", allowed.get().replaceAll(".*\\D", "")) : List.of();
  }

  private static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static Optional<String> field(String file, String name) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String output(String... command) {
    try {
      return Programs.output(List.of(command)).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
