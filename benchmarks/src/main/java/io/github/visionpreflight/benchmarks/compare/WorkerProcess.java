package io.github.visionpreflight.benchmarks.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A worker in a process of its own, alive from the first job to the last. */
final class WorkerProcess implements Entrant {
  private static final String READY = "ready\t";

  private final String name;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final String version;

  private WorkerProcess(String name, Process process) throws IOException {
    this.name = name;
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.version = greeting();
  }

  /**
   * Starts a worker and waits until it is ready.
   *
   * @param log where its standard error goes
   * @throws IOException when it cannot start
   */
  static WorkerProcess start(
      String name, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new WorkerProcess(name, builder.start());
  }

  private String greeting() throws IOException {
    String line = answers.readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroy();
      throw new IOException(name + " does not start");
    }
    return line.substring(READY.length());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Answer ask(Request request) throws IOException {
    requests.write(request.line());
    requests.newLine();
    requests.flush();
    String line = answers.readLine();
    if (line == null) {
      throw new IOException(name + " ended while it worked on " + request.file().getFileName());
    }
    return Answer.parse(line);
  }

  @Override
  public void forgetPeak() {
    try {
      // 5 resets the peak to what is resident now: proc(5), since Linux 4.0.
      Files.writeString(file("clear_refs"), "5");
    } catch (IOException e) {
      // Elsewhere, or when not allowed, the peak is that since the start.
    }
  }

  @Override
  public double peakMegabytes() {
    try {
      return Files.readAllLines(file("status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .mapToDouble(kibibytes -> kibibytes * 1024 / 1e6)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private Path file(String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }

  @Override
  public void close() {
    try {
      requests.close();
      process.waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
