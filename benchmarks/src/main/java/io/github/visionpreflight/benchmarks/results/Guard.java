package io.github.visionpreflight.benchmarks.results;

import io.github.visionpreflight.benchmarks.job.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.runner.RunnerException;

/** Holds the current build against the recorded results, on a few hot paths. */
public final class Guard {
  private static final List<Watched> WATCHED =
      List.of(
          watched("Detection", "PREFLIGHT", "photo-12mp.jpg"),
          watched("HeaderProbe", "PREFLIGHT", "photo-12mp.jpg"),
          watched("HeaderProbe", "PREFLIGHT", "screenshot-1080p.png"),
          watched("TokenRule", "PROCESSOR", "1920x1080"),
          watched("Cost", "PREFLIGHT", "1920x1080"),
          watched("DataUriWrite", "PREFLIGHT_STRING", "photo-1080p.jpg"),
          watched("DataUriParse", "PREFLIGHT", "photo-1080p.jpg"),
          watched("RequestPlan", "PREFLIGHT", "1 photo-12mp.jpg"),
          watched("RequestWrite", "PREFLIGHT", "1 photo-1080p.jpg"),
          watched("Prepare", "PLANAR", "photo-12mp.jpg").with("box", "768"),
          watched("Prepare", "IMAGEIO_LANE", "photo-12mp.jpg").with("box", "768"),
          watched("Prepare", "PREFLIGHT", "photo-12mp.webp").with("box", "768").beside("OPENCV"),
          watched("VideoProbe", "PREFLIGHT", "h264-gop250-10s.mp4"),
          watched("Frames", "PREFLIGHT", "h264-gop250-10s.mp4").with("fps", "0.5"));

  private static final String USAGE =
      """
      usage: benchmarks/guard [--only PATH,PATH] [--rounds N] [--recorded FOLDER]
        --only      paths that start like this: HeaderProbe, or 'Prepare PLANAR'
        --rounds    of each path; 3
        --recorded  what to hold against, in place of benchmarks/results/jmh
        --record    measures the paths and records them in this folder, holding nothing against
        --burden    how many of ten calls to ours are made twice, to see it fail
        --prove     shows on two paths that it fails when it should and does not when not""";

  private Path recorded = Path.of("results", "jmh");
  private Optional<Path> record = Optional.empty();
  private int rounds = 3;
  private int burden;
  private List<String> only = List.of("");
  private int regressions;

  private Guard() {}

  /** A path that is watched, and whom it is held against. */
  private record Watched(
      String job, String implementation, String data, Map<String, String> settings, String rival) {

    Watched with(String setting, String value) {
      return new Watched(job, implementation, data, Map.of(setting, value), rival);
    }

    Watched beside(String other) {
      return new Watched(job, implementation, data, settings, other);
    }

    boolean startsLikeOne(List<String> beginnings) {
      return beginnings.stream().anyMatch(toString()::startsWith);
    }

    Plan plan() {
      Plan both = Plan.whole(Jobs.named(job)).with(Set.of(implementation, rival));
      Map<String, List<String>> one = new LinkedHashMap<>();
      one.put("data", List.of(data));
      settings.forEach((name, value) -> one.put(name, List.of(value)));
      return new Plan(both.job(), both.implementations(), one, both.pace());
    }

    Optional<Measurement> in(JobResult result) {
      return result.measurements().stream()
          .filter(each -> each.implementation().equals(implementation))
          .filter(each -> each.data().equals(data) && each.settings().equals(settings))
          .filter(each -> result.beside(each, rival).isPresent())
          .findFirst();
    }

    double[] ratios(JobResult result) {
      Measurement mine = in(result).orElseThrow();
      return mine.ratiosTo(result.beside(mine, rival).orElseThrow());
    }

    @Override
    public String toString() {
      return job + " " + implementation + " " + data + " beside " + rival;
    }
  }

  private static Watched watched(String job, String implementation, String data) {
    String rival = Jobs.named(job).compared().rival();
    return new Watched(job, implementation, data, Map.of(), rival);
  }

  /**
   * Runs the guard from the folder {@code benchmarks}; ends with 1 when something has become worse.
   *
   * @throws IOException when a file cannot be made or read
   * @throws RunnerException when a benchmark fails
   */
  public static void main(String[] args) throws IOException, RunnerException {
    Guard guard = new Guard();
    try {
      guard.parse(List.of(args).iterator());
    } catch (IllegalArgumentException | NoSuchElementException e) {
      System.err.println("guard: " + e.getMessage());
      System.err.println(USAGE);
      System.exit(2);
    }
    System.exit(guard.run());
  }

  private void parse(Iterator<String> words) {
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "--rounds" -> rounds = Integer.parseInt(words.next());
        case "--only" -> only = List.of(words.next().split(",", -1));
        case "--recorded" -> recorded = Path.of(words.next());
        case "--record" -> record = Optional.of(Path.of(words.next()));
        case "--burden" -> burden = Integer.parseInt(words.next());
        default -> throw new IllegalArgumentException("unknown option " + word);
      }
    }
  }

  private int run() throws IOException, RunnerException {
    List<Watched> paths = WATCHED.stream().filter(path -> path.startsLikeOne(only)).toList();
    if (record.isPresent()) {
      for (JobResult result : measured(paths)) {
        result.write(record.get());
      }
      return 0;
    }
    for (Watched path : paths) {
      Path file = recorded.resolve(path.job() + ".json");
      if (Files.exists(file)) {
        check(path, JobResult.read(file));
      } else {
        System.out.println(path + ": nothing recorded");
      }
    }
    System.out.println(regressions == 0 ? "no regression" : regressions + " regressions");
    return regressions == 0 ? 0 : 1;
  }

  /** Returns what each job's paths come to, one result a job. */
  private Collection<JobResult> measured(List<Watched> paths) throws IOException, RunnerException {
    Map<String, JobResult> results = new LinkedHashMap<>();
    for (Watched path : paths) {
      results.merge(path.job(), measure(path), JobResult::plus);
    }
    return results.values();
  }

  private JobResult measure(Watched path) throws IOException, RunnerException {
    return new Recorder(path.plan(), rounds, burden).record("benchmarks/guard");
  }

  private void check(Watched path, JobResult before) throws IOException, RunnerException {
    if (path.in(before).isEmpty()) {
      System.out.println(path + ": nothing recorded");
      return;
    }
    List<Double> ratios = new ArrayList<>();
    Verdict verdict = measure(path, before, ratios);
    if (verdict.isRegression()) {
      // Once more: what a busy machine did in one minute it seldom does in the next.
      verdict = measure(path, before, ratios);
    }
    System.out.println(path + ": " + verdict);
    regressions += verdict.isRegression() ? 1 : 0;
  }

  private Verdict measure(Watched path, JobResult before, List<Double> ratios)
      throws IOException, RunnerException {
    JobResult now = measure(path);
    DoubleStream.of(path.ratios(now)).forEach(ratios::add);
    double[] all = ratios.stream().mapToDouble(Double::doubleValue).toArray();
    double recordedBytes = path.in(before).orElseThrow().bytesPerOperation();
    double bytes = path.in(now).orElseThrow().bytesPerOperation();
    return new Verdict(
        Comparison.of(path.ratios(before), all), new Allocation(recordedBytes, bytes));
  }

  /** What is said of a path. */
  private record Verdict(Comparison time, Allocation allocation) {
    boolean isRegression() {
      return time.isRegression() || allocation.isRegression();
    }

    @Override
    public String toString() {
      String word = isRegression() ? "REGRESSION" : "fine";
      return word + ", time beside the rival's " + time + ", " + allocation;
    }
  }
}
