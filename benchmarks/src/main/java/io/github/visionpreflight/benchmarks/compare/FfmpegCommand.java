package io.github.visionpreflight.benchmarks.compare;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code ffmpeg} command: a process for every video, measured from its start to its end, its
 * JPEGs read from its standard output. Processor time and memory are what it says of itself.
 */
final class FfmpegCommand implements Entrant {
  private static final Pattern USED = Pattern.compile("bench: utime=([\\d.]+)s stime=([\\d.]+)s");

  /**
   * Starts a command by a fork. What Java starts inherits Java's own peak of memory and reports it
   * as its own, because the system counts from before the program was exchanged.
   */
  private static final List<String> FORKED = List.of("sh", "-c", "\"$@\"; exit $?", "sh");

  private static final Pattern RESIDENT = Pattern.compile("bench: maxrss=(\\d+)[Kk]i?B");

  private final String name;
  private final List<String> program;
  private final String version;
  private final Path log;
  private double peak;

  /**
   * Creates the entrant.
   *
   * @param program the command with what pins it to its core
   * @param log a file of its own for what it says
   * @throws IOException when it cannot be run
   */
  FfmpegCommand(String name, List<String> program, Path log) throws IOException {
    this.name = name;
    this.program = program;
    this.log = log;
    this.version = firstLine(program);
  }

  private static String firstLine(List<String> program) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.add("-version");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!text.startsWith("ffmpeg version")) {
      throw new IOException("ffmpeg does not start");
    }
    return text.lines().findFirst().orElseThrow().replaceAll(" Copyright.*", "");
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
    if (request.kind() != Request.Kind.VIDEO) {
      return new Answer.Refused("not a job of this command");
    }
    Product product = new Product(request);
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command(request)).redirectError(log.toFile()).start();
    try (InputStream out = new BufferedInputStream(process.getInputStream(), 1 << 16)) {
      JpegStream.split(out, product);
    }
    int code = waitFor(process);
    double millis = (System.nanoTime() - start) / 1e6;
    String said = Files.readString(log);
    return code == 0
        ? product.done(millis, usage(said))
        : new Answer.Refused("exit " + code + ": " + said.lines().reduce("", (a, b) -> b));
  }

  private List<String> command(Request request) {
    List<String> command = new ArrayList<>(FORKED);
    command.addAll(program);
    command.addAll(List.of("-hide_banner", "-nostdin", "-nostats", "-benchmark"));
    command.addAll(List.of("-threads", "1", "-i", request.file().toString(), "-an"));
    command.addAll(List.of("-filter_threads", "1", "-vf", filters(request)));
    command.addAll(List.of("-q:v", "2", "-threads", "1", "-c:v", "mjpeg", "-f", "image2pipe", "-"));
    return command;
  }

  /** Rounded up, the filter gives the frame on screen at each instant, as every entrant does. */
  private static String filters(Request request) {
    int side = request.side();
    return String.format(
        Locale.ROOT,
        "fps=%s:round=up,scale=w=%d:h=%d:force_original_aspect_ratio=decrease",
        Double.toString(request.fps()),
        side,
        side);
  }

  private double usage(String said) {
    Matcher resident = RESIDENT.matcher(said);
    if (resident.find()) {
      peak = Math.max(peak, Long.parseLong(resident.group(1)) * 1024 / 1e6);
    }
    Matcher used = USED.matcher(said);
    return used.find()
        ? 1000 * (Double.parseDouble(used.group(1)) + Double.parseDouble(used.group(2)))
        : 0;
  }

  private static int waitFor(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void forgetPeak() {
    peak = 0;
  }

  @Override
  public double peakMegabytes() {
    return peak;
  }

  @Override
  public void close() {}
}
