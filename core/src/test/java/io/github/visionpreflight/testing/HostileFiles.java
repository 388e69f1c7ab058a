package io.github.visionpreflight.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files made to do harm, by the script that lies beside the sample files. It takes seconds, so they
 * are made once for all tests of a run; without the script or python3 the tests are skipped.
 */
public final class HostileFiles {
  private HostileFiles() {}

  private static final class Made {
    static final Path FOLDER = make();
  }

  /** Returns the rows of {@code hostile.tsv} whose path starts so, or skips the test that asked. */
  public static Stream<Map<String, String>> rows(String prefix) {
    return SharedCorpus.table(script().resolveSibling("hostile.tsv")).stream()
        .filter(row -> row.getOrDefault("path", "").startsWith(prefix));
  }

  /** Returns the file of a row, or skips the test that asked. */
  public static Path file(Map<String, String> row) {
    Path file = Made.FOLDER.resolve(row.getOrDefault("path", "").replace("\\n", "\n"));
    assumeTrue(Files.exists(file), "skipped: the hostile files cannot be made here");
    return file;
  }

  private static Path script() {
    Path script = SharedCorpus.shared().resolve("hostile").resolve("make_hostile.py");
    assumeTrue(Files.exists(script), "skipped: no " + script);
    return script;
  }

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory("hostile");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      run(List.of("python3", script().toString(), "--out", folder.toString()));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(List<String> command) {
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException noPython) {
      // The folder stays empty, and each test that asks for a file is skipped.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
