package io.github.visionpreflight.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Programs that are run beside the workers: to make files, and to decode for the reference. */
final class Programs {
  private Programs() {}

  /** Prints where FFmpeg's program is; of which build, a system property of JavaCPP says. */
  public static void main(String[] args) {
    System.out.println(Loader.load(ffmpeg.class));
  }

  /**
   * Returns the program of the build with encoders for H.264 and HEVC; empty when it is not there.
   */
  static Optional<String> encodingFfmpeg() {
    return bytedecoFfmpeg("-Dorg.bytedeco.javacpp.platform.extension=-gpl");
  }

  /** Returns the program of the same build whose libraries this project uses. */
  static Optional<String> sameFfmpeg() {
    return bytedecoFfmpeg("-Dorg.bytedeco.javacpp.platform.extension=");
  }

  private static Optional<String> bytedecoFfmpeg(String extension) {
    try {
      List<String> command = java(List.of(extension));
      command.add(Programs.class.getName());
      return Optional.of(output(command).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the command that runs a class of this program in a JVM like this one. */
  static List<String> java(List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
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
