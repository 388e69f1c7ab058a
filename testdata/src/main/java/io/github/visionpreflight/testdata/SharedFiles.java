package io.github.visionpreflight.testdata;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where sample files and golden figures lie that are no part of the project: in {@code ../shared}
 * of its root, or where {@code VISION_PREFLIGHT_SHARED} says.
 */
public final class SharedFiles {
  private SharedFiles() {}

  /** Returns the folder, whether it is there or not. */
  public static Path folder() {
    String given = System.getenv("VISION_PREFLIGHT_SHARED");
    return given == null || given.isEmpty() ? root().resolveSibling("shared") : Path.of(given);
  }

  /** Returns the root of the project: climbs from the module that runs the test. */
  public static Path root() {
    Path module = Path.of("").toAbsolutePath();
    for (Path at = module; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    // An unpacked archive has no .git: the modules lie right below the root.
    return Files.exists(module.resolve("README.md")) ? module : module.resolveSibling("root");
  }
}
