package io.github.visionpreflight.benchmarks.results;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is recorded of one job: a file of JSON, which the next recording replaces.
 *
 * @param job the job's short name
 * @param title the job for people
 * @param bias what to keep in mind, a sentence
 * @param rival whom ratios are to
 * @param machine what it was measured on, how, when, of which commit and by which command
 * @param files every file used, with where it comes from
 * @param measurements the figures
 */
public record JobResult(
    String job,
    String title,
    String bias,
    String rival,
    Map<String, String> machine,
    Map<String, String> files,
    List<Measurement> measurements) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a file. */
  public static JobResult read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), JobResult.class);
  }

  /** Reads every file of a folder, in the order of their names. */
  public static List<JobResult> readAll(Path folder) throws IOException {
    List<JobResult> results = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        results.add(read(file));
      }
    }
    return results;
  }

  /** Writes the file {@code JOB.json} into a folder, in place of the one that may be there. */
  public void write(Path folder) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    Path part = folder.resolve("." + job + ".part");
    Files.createDirectories(folder);
    Files.writeString(part, JSON.writer(printer).writeValueAsString(this) + "\n");
    Files.move(part, folder.resolve(job + ".json"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns this result with the measurements of another one of the same job. */
  JobResult plus(JobResult other) {
    Map<String, String> all = new LinkedHashMap<>(files);
    all.putAll(other.files);
    List<Measurement> both =
        Stream.concat(measurements.stream(), other.measurements.stream()).toList();
    return new JobResult(job, title, bias, rival, machine, all, both);
  }

  /** Returns the rival's measurement of the same case. */
  public Optional<Measurement> rivalOf(Measurement measurement) {
    return beside(measurement, rival);
  }

  /** Returns another implementation's measurement of the same case. */
  public Optional<Measurement> beside(Measurement measurement, String implementation) {
    return measurements.stream()
        .filter(other -> other.implementation().equals(implementation))
        .filter(measurement::isOfSameCase)
        .findFirst();
  }
}
