package io.github.visionpreflight.ffmpeg;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The sample files beside the project; tests that need them are skipped without. */
public final class Shared {
  private Shared() {}

  /** Returns a folder of them, or skips the test that asked. */
  public static Path folder(String name) {
    String given = System.getenv("VISION_PREFLIGHT_SHARED");
    Path shared = given == null ? projectRoot().resolveSibling("shared") : Path.of(given);
    Path folder = shared.resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> "no sample files: ../shared/" + name);
    return folder;
  }

  private static Path projectRoot() {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.exists(at.resolve(".git"))) {
      at = at.getParent();
    }
    return at;
  }
}
