package io.github.visionpreflight.ffmpeg.process;

import io.github.visionpreflight.media.Isolation;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a child is started: this JDK's own {@code java} on the few jars that decoding needs, with an
 * empty environment and an empty folder of its own. Immutable and safe to share.
 */
public final class ChildCommand {
  private static final Path SHELL = Path.of("/bin/sh");

  /**
   * No core dump, which would hold a stranger's picture; no file larger than a megabyte; and, where
   * the system can, an end to the address space far above the memory that is watched.
   */
  private static final String HARDENED =
      "ulimit -c 0; ulimit -f 2048; ulimit -v \"$1\" 2>/dev/null; shift; exec \"$@\"";

  /** What a Java process reserves beside the memory that it uses: its heap, code and libraries. */
  private static final long RESERVED_BYTES = 3L << 30;

  /** Decides which bytes file names are made of; Windows needs its root to load anything. */
  private static final List<String> KEPT_VARIABLES =
      List.of("LANG", "LC_ALL", "LC_CTYPE", "SystemRoot");

  private final String mainClass;
  private final String classPath;
  private final List<String> properties;

  /**
   * Creates the command.
   *
   * @param properties further {@code -D} arguments
   */
  public ChildCommand(String mainClass, List<Path> classPath, List<String> properties) {
    this(
        mainClass,
        String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()),
        properties);
  }

  private ChildCommand(String mainClass, String classPath, List<String> properties) {
    this.mainClass = mainClass;
    this.classPath = classPath;
    this.properties = List.copyOf(properties);
  }

  /** Returns this command with one more {@code -D} argument. */
  public ChildCommand with(String property) {
    List<String> more = new ArrayList<>(properties);
    more.add(property);
    return new ChildCommand(mainClass, classPath, more);
  }

  /** Returns the process to start, in the given folder. */
  ProcessBuilder in(Path folder, Isolation isolation) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SHELL)) {
      long most = (isolation.memoryBytes() + RESERVED_BYTES) / 1024;
      command.addAll(List.of(SHELL.toString(), "-c", HARDENED, "preflight", Long.toString(most)));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags(isolation));
    command.addAll(properties);
    command.addAll(List.of("-cp", classPath, mainClass));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    keepOnly(builder.environment());
    return builder;
  }

  private static List<String> flags(Isolation isolation) {
    return List.of(
        "-Xmx" + isolation.memoryBytes() / 2,
        "-Xss1m",
        "-XX:MaxDirectMemorySize=16m",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:CompressedClassSpaceSize=64m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+DisableAttachMechanism",
        "-XX:-UsePerfData",
        "-Xshare:auto",
        // Standard output belongs to the messages.
        "-XX:+DisplayVMOutputToStderr",
        "-Xlog:disable",
        "-Djava.io.tmpdir=.");
  }

  private static void keepOnly(Map<String, String> environment) {
    environment.keySet().removeIf(name -> !KEPT_VARIABLES.contains(name));
  }
}
