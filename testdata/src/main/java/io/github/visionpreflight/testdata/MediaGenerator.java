package io.github.visionpreflight.testdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the collection into a folder. A file is written beside its place and moved there when it
 * is whole; one that an earlier run made and that still has its length is left alone.
 */
public final class MediaGenerator {
  private static final String LARGE = "--benchmark";
  private static final String LIST = ".made";

  // Raise it with every change to what a file holds: folders made before are then made anew.
  private static final String RECIPE = "recipe 1";

  private MediaGenerator() {}

  /**
   * Makes what is missing.
   *
   * @param args the folder, and {@code --benchmark} to have the benchmarks' large files there too
   * @throws IOException when the folder cannot be written
   */
  public static void main(String[] args) throws IOException {
    List<String> words = List.of(args);
    if (words.isEmpty() || words.get(0).startsWith("-")) {
      throw new IllegalArgumentException("usage: MediaGenerator DIR [" + LARGE + "]");
    }
    List<SampleFile> large = words.contains(LARGE) ? benchmarkSet() : List.of();
    write(Path.of(words.get(0)), Stream.concat(samples().stream(), large.stream()).toList());
  }

  /** Returns the collection, the files that the README names first. */
  public static List<SampleFile> samples() {
    return Stream.of(
            Photographs.main(), Drawings.main(), Photographs.rest(), Drawings.rest(), Faults.all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Returns the large files that only the benchmarks want: one scene from 1 to 48 megapixels, and
   * 12 megapixels in other encodings. Making the largest takes a heap of 700 MB.
   */
  public static List<SampleFile> benchmarkSet() {
    return Photographs.large();
  }

  /**
   * Makes each file that is not in the folder yet.
   *
   * @return how many files were made
   * @throws IOException when the folder cannot be written
   */
  public static int write(Path folder, List<SampleFile> samples) throws IOException {
    Files.createDirectories(folder);
    Map<String, Long> made = made(folder);
    int count = 0;
    for (SampleFile sample : samples) {
      Path file = folder.resolve(sample.name());
      if (!isThere(file, made.get(sample.name()))) {
        byte[] bytes = sample.bytes();
        writeWhole(file, bytes);
        made.put(sample.name(), (long) bytes.length);
        count++;
      }
    }
    if (count > 0) {
      writeList(folder, made);
    }
    return count;
  }

  private static boolean isThere(Path file, @Nullable Long length) throws IOException {
    return length != null && Files.isRegularFile(file) && Files.size(file) == length;
  }

  private static Map<String, Long> made(Path folder) throws IOException {
    Map<String, Long> made = new LinkedHashMap<>();
    Path list = folder.resolve(LIST);
    List<String> lines = Files.exists(list) ? Files.readAllLines(list) : List.of();
    if (lines.isEmpty() || !lines.get(0).equals(RECIPE)) {
      return made;
    }
    for (String line : lines.subList(1, lines.size())) {
      int space = line.indexOf(' ');
      made.put(line.substring(space + 1), Long.valueOf(line.substring(0, space)));
    }
    return made;
  }

  private static void writeList(Path folder, Map<String, Long> made) throws IOException {
    StringBuilder lines = new StringBuilder(RECIPE).append('\n');
    made.forEach((name, length) -> lines.append(length).append(' ').append(name).append('\n'));
    writeWhole(folder.resolve(LIST), ByteSink.bigEndian().ascii(lines.toString()).toByteArray());
  }

  private static void writeWhole(Path file, byte[] bytes) throws IOException {
    // Two runs at once must not write into each other's file.
    Path part = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
