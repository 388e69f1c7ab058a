package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs what needs FFmpeg's build with the x264 and x265 encoders, in a JVM of its own: this one has
 * the build that users get.
 */
public final class GplProgram {
  private GplProgram() {}

  /**
   * Runs a class to its end.
   *
   * @param argument the folder that it writes to
   * @param log the file in {@code target} for what it says
   */
  public static void run(Class<?> main, Path argument, String log)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String paths = System.getProperty("java.class.path");
    Process program =
        new ProcessBuilder(
                java,
                "-Dorg.bytedeco.javacpp.platform.extension=-gpl",
                "-cp",
                System.getProperty("surefire.test.class.path", paths),
                main.getName(),
                argument.toString())
            .redirectErrorStream(true)
            .redirectOutput(new File("target", log))
            .start();
    assertThat(program.waitFor()).as("target/" + log).isZero();
  }
}
