package io.github.visionpreflight.benchmarks.results;

import io.github.visionpreflight.benchmarks.job.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
          watched("Prepare", "NATIVE", "photo-12mp.webp").with("box", "768").beside("OPENCV"),
          watched("VideoProbe", "PREFLIGHT", "h264-gop250-10s.mp4"),
          watched("Frames", "PREFLIGHT", "h264-gop250-10s.mp4").with("fps", "0.5"));

  private final Path recorded;
  private final int rounds;
  private final Set<String> only;
  private int regressions;

  private Guard(Path recorded, int rounds, Set<String> only) {
    this.recorded = recorded;
    this.rounds = rounds;
    this.only = only;
  }

  /** A path that is watched, and whom it is held against. */
  private record Watched(
      String job, String implementation, String data, Map<String, String> settings, String rival) {

    Watched with(String setting, String value) {
      return new Watched(job, implementation, data, Map.of(setting, value), rival);
    }

    Watched beside(String other) {
      return new Watched(job, implementation, data, settings, other);
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
    Path recorded = Path.of("results", "jmh");
    int rounds = 3;
    Set<String> only = Set.of();
    Iterator<String> words = List.of(args).iterator();
    while (words.hasNext()) {
      switch (words.next()) {
        case "--rounds" -> rounds = Integer.parseInt(words.next());
        case "--only" -> only = Set.of(words.next().split(",", -1));
        case "--recorded" -> recorded = Path.of(words.next());
        default -> {
          System.err.println(
              "usage: benchmarks/guard [--only JOB,JOB] [--rounds N] [--recorded FOLDER]");
          System.exit(2);
        }
      }
    }
    System.exit(new Guard(recorded, rounds, only).run());
  }

  private int run() throws IOException, RunnerException {
    for (Watched path : WATCHED) {
      Path file = recorded.resolve(path.job() + ".json");
      if (!only.isEmpty() && !only.contains(path.job())) {
        continue;
      }
      if (Files.exists(file)) {
        check(path, JobResult.read(file));
      } else {
        System.out.println(path + ": nothing recorded");
      }
    }
    System.out.println(regressions == 0 ? "no regression" : regressions + " regressions");
    return regressions == 0 ? 0 : 1;
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
    JobResult now = new Recorder(path.plan(), rounds).record("benchmarks/guard");
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
