package io.github.visionpreflight.benchmarks.compare;

import io.github.visionpreflight.testdata.MediaGenerator;
import io.github.visionpreflight.testdata.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files: the test data generator's; encodings of them and videos that foreign encoders make;
 * photographs beside the project, when they are there. Made when first asked for, and kept.
 */
final class DataSet {
  private static final Map<String, SampleFile> GENERATED =
      Stream.concat(MediaGenerator.samples().stream(), MediaGenerator.benchmarkSet().stream())
          .collect(Collectors.toMap(SampleFile::name, Function.identity(), (a, b) -> a));

  private final Path media;
  private final Path made;
  private final Path corpus;
  private final Optional<String> ffmpeg;
  private final Map<String, String> used = new LinkedHashMap<>();

  /**
   * Creates the data set.
   *
   * @param media folder of the generator's files
   * @param made folder of what foreign encoders make
   * @param corpus folder of photographs; need not exist
   * @param ffmpeg FFmpeg's program with its encoders, if there is one
   */
  DataSet(Path media, Path made, Path corpus, Optional<String> ffmpeg) {
    this.media = media;
    this.made = made;
    this.corpus = corpus;
    this.ffmpeg = ffmpeg;
  }

  /** Returns the file of this name; empty when it cannot be had here. */
  Optional<Path> file(String name) throws IOException {
    Optional<Path> file =
        GENERATED.containsKey(name)
            ? Optional.of(generated(name))
            : name.contains("/") ? shared(name) : Optional.ofNullable(encoded(name));
    used.put(name, file.isPresent() ? origin(name) : "not here");
    return file;
  }

  private static String origin(String name) {
    if (GENERATED.containsKey(name)) {
      return "drawn by the test data generator: " + GENERATED.get(name).origin();
    }
    return name.contains("/") ? "photograph of the sample files" : "made by " + Recipes.told(name);
  }

  /** Returns every file that was asked for, with where it comes from. */
  Map<String, String> used() {
    return used;
  }

  private Path generated(String name) throws IOException {
    MediaGenerator.write(media, List.of(GENERATED.get(name)));
    return media.resolve(name);
  }

  private Optional<Path> shared(String name) {
    Path file = corpus.resolve(name);
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  private @Nullable Path encoded(String name) throws IOException {
    Path file = made.resolve(name);
    if (Files.exists(file)) {
      return file;
    }
    Recipes.Recipe recipe = Recipes.of(name);
    Path source = file(recipe.source()).orElse(null);
    if (source == null) {
      return null;
    }
    // A half-made file must never pass for a whole one.
    Path part = made.resolve("part-" + name);
    try {
      System.err.println("compare: making " + name);
      Programs.output(command(recipe, source, part));
    } catch (IOException e) {
      System.err.println("compare: cannot make " + name + ": " + e.getMessage());
      return null;
    }
    return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> command(Recipes.Recipe recipe, Path source, Path target) throws IOException {
    List<String> command = new ArrayList<>();
    for (String word : recipe.words()) {
      command.add(
          switch (word) {
            case "ffmpeg" -> ffmpeg.orElseThrow(() -> new IOException("no ffmpeg with encoders"));
            case "SOURCE" -> source.toString();
            default -> word;
          });
    }
    command.add(target.toString());
    return command;
  }
}
