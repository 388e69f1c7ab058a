package io.github.visionpreflight.benchmarks.results;

import io.github.visionpreflight.benchmarks.job.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
          watched("Prepare", "PLANAR", "photo-12mp.jpg", "box", "768"),
          watched("Prepare", "NATIVE", "photo-12mp.jpg", "box", "768"),
          watched("Prepare", "IMAGEIO_LANE", "photo-12mp.jpg", "box", "768"),
          watched("VideoProbe", "PREFLIGHT", "h264-gop250-10s.mp4"),
          watched("Frames", "PREFLIGHT", "h264-gop250-10s.mp4", "fps", "0.5"));

  private final Path recorded;
  private final int rounds;
  private final Set<String> only;
  private int regressions;

  private Guard(Path recorded, int rounds, Set<String> only) {
    this.recorded = recorded;
    this.rounds = rounds;
    this.only = only;
  }

  /** A path that is watched. */
  private record Watched(
      String job, String implementation, String data, Map<String, String> settings) {

    Plan plan(String rival) {
      Plan whole = Plan.whole(Jobs.named(job)).with(Set.of(implementation, rival));
      Map<String, List<String>> one = new java.util.LinkedHashMap<>();
      one.put("data", List.of(data));
      settings.forEach((name, value) -> one.put(name, List.of(value)));
      return new Plan(whole.job(), whole.implementations(), one, whole.pace());
    }

    boolean is(Measurement measurement) {
      return measurement.implementation().equals(implementation)
          && measurement.data().equals(data)
          && measurement.settings().equals(settings);
    }

    @Override
    public String toString() {
      return job + " " + implementation + " " + data;
    }
  }

  private static Watched watched(
      String job, String implementation, String data, String... setting) {
    Map<String, String> settings = setting.length == 0 ? Map.of() : Map.of(setting[0], setting[1]);
    return new Watched(job, implementation, data, settings);
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
    Measurement mine = before.measurements().stream().filter(path::is).findFirst().orElse(null);
    Plan plan = path.plan(before.rival());
    if (mine == null || before.rivalOf(mine).isEmpty() || plan.implementations().size() < 2) {
      System.out.println(path + ": nothing recorded");
      return;
    }
    double[] recordedRatios = mine.ratiosTo(before.rivalOf(mine).get());
    List<Double> ratios = new ArrayList<>();
    Verdict verdict = measure(path, plan, mine, recordedRatios, ratios);
    if (verdict.isRegression()) {
      // Once more: what a busy machine did in one minute it seldom does in the next.
      verdict = measure(path, plan, mine, recordedRatios, ratios);
    }
    System.out.println(path + ": " + verdict);
    regressions += verdict.isRegression() ? 1 : 0;
  }

  private Verdict measure(
      Watched path, Plan plan, Measurement mine, double[] recordedRatios, List<Double> ratios)
      throws IOException, RunnerException {
    JobResult now = new Recorder(plan, rounds).record("benchmarks/guard");
    Measurement current = now.measurements().stream().filter(path::is).findFirst().orElseThrow();
    DoubleStream.of(current.ratiosTo(now.rivalOf(current).orElseThrow())).forEach(ratios::add);
    double[] all = ratios.stream().mapToDouble(Double::doubleValue).toArray();
    return new Verdict(
        Comparison.of(recordedRatios, all),
        new Allocation(mine.bytesPerOperation(), current.bytesPerOperation()));
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
