package io.github.visionpreflight.benchmarks.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/**
 * The {@code ffmpeg} program with the x264 and x265 encoders, out of a jar. It is looked up in a
 * process of its own: asking for that build in this one would give this one its libraries too, and
 * what is measured is the build that users get.
 */
public final class FfmpegProgram {
  private FfmpegProgram() {}

  /**
   * Prints the program's path.
   *
   * @param args none
   */
  public static void main(String[] args) {
    System.out.println(Loader.load(ffmpeg.class));
  }

  /**
   * Returns the program, unpacked.
   *
   * @throws IOException when it cannot be had
   */
  public static Path find() throws IOException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.platform.extension=-gpl",
                "-cp",
                classPath(),
                FfmpegProgram.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String path = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (child.waitFor() != 0 || path.isEmpty()) {
        throw new IOException("no ffmpeg program with encoders for this platform");
      }
    } catch (InterruptedException e) {
      child.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return Path.of(path);
  }

  /** Returns the class path, also where surefire hides it in a jar's manifest. */
  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
