package io.github.visionpreflight.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for the files that a run writes: no two inputs of one run share one. Not safe to share. */
final class OutputNames {
  private static final int NUMBER_DIGITS = 4;

  private final Path folder;

  /** Compared in lower case, because some file systems do so. */
  private final Set<String> taken = new HashSet<>();

  OutputNames(Path folder) {
    this.folder = folder;
  }

  /** Returns {@code folder/name.suffix}, or {@code folder/name-2.suffix} when that is taken. */
  Path next(String inputName, String suffix) {
    String name = stem(inputName);
    String candidate = name + "." + suffix;
    for (int n = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); n++) {
      candidate = name + "-" + n + "." + suffix;
    }
    return folder.resolve(candidate);
  }

  /** Returns {@code folder/name-0001.suffix}, the number at least four digits long. */
  Path numbered(String inputName, int number, String suffix) {
    String digits = Integer.toString(number);
    String padded = "0".repeat(Math.max(0, NUMBER_DIGITS - digits.length())) + digits;
    return next(stem(inputName) + "-" + padded + "." + suffix, suffix);
  }

  private static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }
}
