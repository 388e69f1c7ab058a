package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionpreflight.testdata.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample files beside the project; tests that need them are skipped without. */
public final class Shared {
  private Shared() {}

  /** Returns a folder of them, or skips the test that asked. */
  public static Path folder(String name) {
    Path folder = SharedFiles.folder().resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> "no sample files: ../shared/" + name);
    return folder;
  }

  /**
   * Makes the files that are made to do harm and whose names start so, where they are not there
   * yet, or skips the test that asked.
   *
   * @return the rows of the table that says what they are
   */
  public static List<String> hostile(Path into, String... prefixes)
      throws IOException, InterruptedException {
    Path hostile = folder("hostile");
    for (String prefix : prefixes) {
      if (!Files.exists(into.resolve(prefix))) {
        String script = hostile.resolve("make_hostile.py").toString();
        Process maker =
            new ProcessBuilder("python3", script, "--out", into.toString(), "--only", prefix)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(maker.waitFor()).isZero();
      }
    }
    return Files.readAllLines(hostile.resolve("hostile.tsv"));
  }
}
