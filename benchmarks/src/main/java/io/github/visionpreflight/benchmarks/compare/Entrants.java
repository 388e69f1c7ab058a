package io.github.visionpreflight.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Everybody who takes part in a run, each pinned to the same core. */
final class Entrants implements AutoCloseable {
  /** What the JVMs run with. One core makes the serial collector theirs by themselves. */
  static final List<String> HEAP = List.of("-Xmx512m", "-XX:+UseSerialGC");

  private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

  private final Path workers;
  private final Path cache;
  private final Pattern wanted;
  private final List<String> pinned;
  private final List<Entrant> entrants = new ArrayList<>();
  private final Map<String, String> missing = new LinkedHashMap<>();

  /**
   * Creates the list, still empty.
   *
   * @param workers folder of the workers in other languages
   * @param cache folder of what was fetched for them, and of their logs
   * @param wanted pattern that is to be found in the names
   */
  Entrants(Path workers, Path cache, Pattern wanted) {
    this.workers = workers;
    this.cache = cache;
    this.wanted = wanted;
    this.pinned = Pinning.command();
  }

  void addImages() {
    java("core");
    java("native");
    sharp("default");
    sharp("tuned");
    python("pillow", "apt-get install python3-pil", "pillow_worker.py", "resize");
    python("pillow-thumbnail", "apt-get install python3-pil", "pillow_worker.py", "thumbnail");
    python("libvips", "apt-get install libvips42", "vips_worker.py");
  }

  void addVideos(Optional<String> sameFfmpeg) {
    if (entrants.stream().noneMatch(entrant -> entrant.name().equals("native"))) {
      java("native");
    }
    ffmpeg("ffmpeg", "ffmpeg", "apt-get install ffmpeg");
    ffmpeg("ffmpeg-bytedeco", sameFfmpeg.orElse("?"), "org.bytedeco:ffmpeg for this platform");
    java("javacv");
    python("pyav", "apt-get install python3-av python3-pil", "pyav_worker.py");
  }

  List<Entrant> all() {
    return entrants;
  }

  /** Returns who could not start, with what would bring them. */
  Map<String, String> missing() {
    return missing;
  }

  private void java(String name) {
    List<String> command = new ArrayList<>(Programs.java(HEAP));
    command.addAll(List.of(JavaWorker.class.getName(), name));
    worker(name, List.of(command), "a JDK");
  }

  private void sharp(String way) {
    String script = workers.resolve("sharp_worker.cjs").toString();
    String name = way.equals("default") ? "sharp" : "sharp-" + way;
    worker(name, List.of(List.of("node", script, way)), "node and npm install sharp@0.34");
  }

  private void python(String name, String remedy, String script, String... arguments) {
    List<List<String>> commands = new ArrayList<>();
    for (String python : PYTHONS) {
      // -B: no byte code is written beside the sources.
      List<String> command =
          new ArrayList<>(List.of(python, "-B", workers.resolve(script).toString()));
      command.addAll(List.of(arguments));
      commands.add(command);
    }
    worker(name, commands, remedy);
  }

  /** Takes the first command that starts. */
  private void worker(String name, List<List<String>> commands, String remedy) {
    if (!wanted.matcher(name).find()) {
      return;
    }
    for (List<String> command : commands) {
      try {
        entrants.add(WorkerProcess.start(name, onCore(command), environment(), log(name)));
        return;
      } catch (IOException e) {
        // The next one may.
      }
    }
    missing.put(name, remedy);
  }

  private void ffmpeg(String name, String program, String remedy) {
    if (wanted.matcher(name).find()) {
      try {
        entrants.add(new FfmpegCommand(name, onCore(List.of(program)), log(name)));
      } catch (IOException e) {
        missing.put(name, remedy);
      }
    }
  }

  private List<String> onCore(List<String> command) {
    List<String> all = new ArrayList<>(pinned);
    all.addAll(command);
    return all;
  }

  private Map<String, String> environment() {
    String fetched = cache.resolve("npm").resolve("node_modules").toAbsolutePath().toString();
    String given = Optional.ofNullable(System.getenv("NODE_PATH")).orElse("");
    return Map.of(
        "NODE_PATH", given + File.pathSeparator + fetched,
        "UV_THREADPOOL_SIZE", "1",
        "VIPS_CONCURRENCY", "1",
        "OMP_NUM_THREADS", "1");
  }

  private Path log(String name) throws IOException {
    Path log = cache.resolve("log").resolve(name + ".txt");
    Files.createDirectories(log.getParent());
    Files.deleteIfExists(log);
    return log;
  }

  @Override
  public void close() {
    entrants.forEach(Entrant::close);
  }
}
