package io.github.visionpreflight.benchmarks.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionpreflight.benchmarks.results.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs the comparison. Tables, or lines of JSON, go to standard output, everything else to standard
 * error. Exit: 0, or 1 when the implementations gave different numbers of pictures, 2 usage.
 */
final class Compare {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Options options;
  private final Report report;
  private final List<Measurement> all = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private Compare(Options options) {
    this.options = options;
    PrintStream tables = options.json() ? System.err : System.out;
    this.report = new Report(tables);
  }

  /**
   * Runs what the words ask for, from the folder {@code benchmarks}.
   *
   * @throws IOException when a worker dies, or a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    int exit;
    try {
      exit = new Compare(Options.parse(List.of(args))).run();
    } catch (IllegalArgumentException e) {
      System.err.println("compare: " + e.getMessage());
      System.err.println(Options.USAGE);
      exit = 2;
    }
    System.exit(exit);
  }

  private int run() throws IOException {
    Path cache = Files.createDirectories(options.cache());
    DataSet data = new DataSet();
    List<Job> jobs = Jobs.of(options, data);
    Path workers = Path.of("compare.d");
    try (Entrants entrants = new Entrants(workers, cache, Pattern.compile(options.with()))) {
      Optional<String> same = options.videos() ? Programs.sameFfmpeg() : Optional.empty();
      enter(entrants, same);
      Map<String, String> machine = Machine.described(options.command(), Entrants.HEAP);
      machine.put("pinned", Pinning.described());
      report.opening(machine, entrants.all(), entrants.missing());
      race(jobs, entrants, new Judge(new Decoding(decodedFolder(cache), same)), cache);
      report.summary(all);
      report.files(data.used());
      record(machine, entrants, data);
    }
    return remarks.stream().anyMatch(remark -> remark.startsWith(Race.DIFFERENT)) ? 1 : 0;
  }

  private static Path decodedFolder(Path cache) throws IOException {
    return Files.createDirectories(cache.resolve("decoded"));
  }

  private void enter(Entrants entrants, Optional<String> sameFfmpeg) {
    if (options.images()) {
      entrants.addImages();
    }
    if (options.videos()) {
      entrants.addVideos(sameFfmpeg);
    }
  }

  private void race(List<Job> jobs, Entrants entrants, Judge judge, Path cache) throws IOException {
    Path results = Files.createDirectories(cache.resolve("results"));
    for (Job job : jobs) {
      Race race = new Race(job, job.isVideo() ? options.videoPace() : options.imagePace(), judge);
      List<Measurement> measurements = race.run(entrants.all(), results);
      all.addAll(measurements);
      remarks.addAll(race.remarks());
      report.race(job, measurements, race.remarks());
      if (options.json()) {
        for (Measurement measurement : measurements) {
          System.out.println(JSON.writeValueAsString(measurement));
        }
      }
    }
  }

  private void record(Map<String, String> machine, Entrants entrants, DataSet data)
      throws IOException {
    if (options.out().isEmpty()) {
      return;
    }
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("machine", machine);
    Map<String, String> versions = new LinkedHashMap<>();
    entrants.all().forEach(entrant -> versions.put(entrant.name(), entrant.version()));
    record.put("versions", versions);
    record.put("missing", entrants.missing());
    record.put("files", data.used());
    record.put("remarks", remarks);
    record.put("measurements", all);
    JSON.writerWithDefaultPrettyPrinter().writeValue(options.out().get().toFile(), record);
  }
}
