package io.github.visionpreflight.benchmarks.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What figures are taken on. */
public final class Machine {
  private Machine() {}

  /**
   * Returns the machine, the JDK, the state of the sources, and the time.
   *
   * @param command that measures the same, without the folders of this machine
   * @param flags of the JVMs that are measured
   */
  public static Map<String, String> described(String command, List<String> flags) {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("cpu", field("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")));
    machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("memory", field("/proc/meminfo", "MemTotal").orElse("unknown"));
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
    machine.put("flags", String.join(" ", flags));
    machine.put("load", load());
    machine.put("commit", commit());
    machine.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    machine.put("command", command);
    return machine;
  }

  /** Returns the load averages; a machine with nothing else to do starts near 0. */
  static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).replaceAll(" \\d+/.*\\s*", "");
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** Returns what a file of the system says behind a name and a colon. */
  public static Optional<String> field(String file, String name) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String commit() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude", "*")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] said = git.getInputStream().readAllBytes();
      return new String(said, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
