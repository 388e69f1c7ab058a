package io.github.visionpreflight.benchmarks.compare;

import io.github.visionpreflight.benchmarks.media.FfmpegProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Programs that are run beside the workers. */
final class Programs {
  private Programs() {}

  /**
   * Returns FFmpeg's program of the very build whose libraries this project uses; empty when there
   * is none for this platform.
   */
  static Optional<String> sameFfmpeg() {
    try {
      return Optional.of(Loader.load(ffmpeg.class));
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty();
    }
  }

  /** Returns the command that runs a class of this program in a JVM like this one. */
  static List<String> java(List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", FfmpegProgram.classPath()));
    return command;
  }

  /**
   * Runs a command to its end and returns its standard output.
   *
   * @throws IOException when it cannot be started or fails; what it said is in the message
   */
  static String output(List<String> command) throws IOException {
    Path errors = Files.createTempFile("compare", ".txt");
    try {
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(command.get(0) + ": " + Files.readString(errors));
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(errors);
    }
  }
}
