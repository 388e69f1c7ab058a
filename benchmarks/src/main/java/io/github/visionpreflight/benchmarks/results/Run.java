package io.github.visionpreflight.benchmarks.results;

import io.github.visionpreflight.benchmarks.job.Job;
import io.github.visionpreflight.benchmarks.job.Jobs;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.RunnerException;

/** Runs jobs and records them, one file a job. */
public final class Run {
  static final String USAGE =
      """
      usage: benchmarks/run [--quick] [--only JOB,JOB] [--rounds N] [--corpus] [--media] [--out FOLDER]
        --quick   one or a few data sets a job: about twenty minutes
        --only    these jobs; without it all: %s
        --rounds  how often everything is run, each time in fresh JVMs (3 with --quick, else 5)
        --corpus  photographs of the sample collection beside the project too, where it is there
        --out     where the results go, in place of those that are there (benchmarks/results/jmh)
        --media   only make the files: those of the jobs, or all that this and compare measure on""";

  private boolean quick;
  private boolean corpus;
  private boolean onlyMedia;
  private int rounds;
  private List<String> only = List.of();
  private Path out = Path.of("results", "jmh");

  private Run() {}

  /**
   * Runs what the words ask for, from the folder {@code benchmarks}.
   *
   * @throws IOException when a file cannot be made or written
   * @throws RunnerException when a benchmark fails
   */
  public static void main(String[] args) throws IOException, RunnerException {
    Run run = new Run();
    try {
      run.parse(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println("run: " + e.getMessage());
      System.err.println(USAGE.replace("%s", jobs()));
      System.exit(2);
    }
    run.run(run.command());
  }

  /** Returns the command that measures the same, without the folders of this machine. */
  private String command() {
    StringBuilder words = new StringBuilder("benchmarks/run");
    words.append(quick ? " --quick" : "");
    words.append(only.isEmpty() ? "" : " --only " + String.join(",", only));
    words.append(" --rounds ").append(rounds);
    return words.append(corpus ? " --corpus" : "").toString();
  }

  private static String jobs() {
    return Jobs.all().stream().map(Job::name).collect(Collectors.joining(", "));
  }

  private void parse(List<String> words) {
    var rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "--quick" -> quick = true;
        case "--corpus" -> corpus = true;
        case "--media" -> onlyMedia = true;
        case "--rounds" -> rounds = Integer.parseInt(value(word, rest));
        case "--only" -> only = List.of(value(word, rest).split(",", -1));
        case "--out" -> out = Path.of(value(word, rest));
        default -> throw new IllegalArgumentException("unknown option " + word);
      }
    }
    only.forEach(Jobs::named);
    rounds = rounds > 0 ? rounds : quick ? 3 : 5;
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + ": a value is missing");
    }
    return rest.next();
  }

  private void run(String command) throws IOException, RunnerException {
    if (onlyMedia && only.isEmpty()) {
      BenchmarkMedia.names().forEach(BenchmarkMedia::file);
      return;
    }
    for (Job job : Jobs.all()) {
      boolean wanted = only.isEmpty() ? !quick || Plan.isQuick(job) : only.contains(job.name());
      if (wanted) {
        run(new Recorder(plan(job), rounds), command);
      }
    }
  }

  private void run(Recorder recorder, String command) throws IOException, RunnerException {
    if (onlyMedia) {
      recorder.files();
    } else {
      recorder.record(command).write(out);
    }
  }

  private Plan plan(Job job) throws IOException {
    Plan plan = quick && Plan.isQuick(job) ? Plan.quick(job) : Plan.whole(job);
    boolean photographs = Set.of("Prepare", "HeaderProbe", "JpegDecode").contains(job.name());
    return corpus && photographs ? plan.plus(photographs()) : plan;
  }

  /** Returns the photographs of half a megabyte and more, by name, whatever lies there. */
  private static List<String> photographs() throws IOException {
    if (BenchmarkMedia.corpus().isEmpty()) {
      System.err.println("run: no sample collection beside the project");
      return List.of();
    }
    Path folder = BenchmarkMedia.corpus().get();
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(folder.resolve("truth.tsv"))) {
      String[] cells = line.split("\t", -1);
      boolean wanted = cells[5].equals("image/jpeg") && cells[13].equals("yes");
      if (wanted && !cells[16].contains("cmyk") && Long.parseLong(cells[4]) > 500_000) {
        names.add("corpus:" + cells[2]);
      }
    }
    return names.stream().limit(6).toList();
  }
}
