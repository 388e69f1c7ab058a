package io.github.visionpreflight.benchmarks.compare;

import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that the benchmarks share, made when first asked for, and the photographs beside the
 * project. Remembers what was asked for. Used by one thread.
 */
final class DataSet {
  private static final String CORPUS = "corpus:";

  private final Map<String, String> used = new LinkedHashMap<>();

  /** Returns the file of this name; empty when it cannot be had here. */
  Optional<Path> file(String name) {
    try {
      Path file = BenchmarkMedia.file(name);
      used.put(
          name, name.startsWith(CORPUS) ? "a photograph beside the project" : "drawn and made");
      return Files.exists(file) ? Optional.of(file.toAbsolutePath().normalize()) : absent(name);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return absent(name);
    }
  }

  private Optional<Path> absent(String name) {
    used.put(name, "not here");
    return Optional.empty();
  }

  /** Returns every file that was asked for, with where it comes from. */
  Map<String, String> used() {
    return used;
  }
}
