package io.github.visionpreflight.benchmarks.results;

import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs a plan in rounds: every implementation in turn, each case in a fresh JVM, then all of them
 * again. What slows the machine down for a while thus meets everybody, and the figures of one round
 * belong together.
 */
final class Recorder {
  /** One collector thread and a heap that holds 48 megapixels several times. */
  static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx2g", "-Djava.awt.headless=true");

  private final Map<String, Found> found = new LinkedHashMap<>();
  private final Plan plan;
  private final int rounds;
  private final int burden;

  Recorder(Plan plan, int rounds) {
    this(plan, rounds, 0);
  }

  /**
   * Prepares a recording.
   *
   * @param burden how many of ten calls to ours are made twice, 0 to 10
   */
  Recorder(Plan plan, int rounds, int burden) {
    this.plan = plan;
    this.rounds = rounds;
    this.burden = burden;
  }

  /** Runs all rounds. */
  JobResult record(String command) throws RunnerException, IOException {
    Map<String, String> files = files();
    Map<String, String> machine = Machine.described(command, FLAGS);
    for (int round = 1; round <= rounds; round++) {
      for (Implementation how : plan.implementations()) {
        if (!plan.dataFor(how).isEmpty()) {
          System.err.println(
              plan.job().name() + ", round " + round + " of " + rounds + ": " + how.name());
          run(how);
        }
      }
    }
    machine.put("load after", Machine.load());
    machine.put("rounds", Integer.toString(rounds));
    machine.put("pace", plan.pace().toString());
    return new JobResult(
        plan.job().name(),
        plan.job().compared().title(),
        plan.job().compared().bias(),
        plan.job().compared().rival(),
        machine,
        files,
        found.values().stream().map(Found::measurement).toList());
  }

  /** Makes every file beforehand, so that no measured JVM has to; says where each is from. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (String data : plan.parameters().get("data")) {
      String name = data.substring(data.indexOf(' ') + 1);
      if (!name.matches("[0-9x]+")) {
        Path file = BenchmarkMedia.file(name);
        files.put(name, BenchmarkMedia.origin(name) + ", " + Files.size(file) + " bytes");
      }
    }
    return files;
  }

  private void run(Implementation how) throws RunnerException {
    for (RunResult result : new Runner(options(how).build()).run()) {
      add(how, result);
    }
  }

  private ChainedOptionsBuilder options(Implementation how) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + plan.job().type().getSimpleName() + "\\.")
            .forks(1)
            .warmupIterations(plan.pace().warmups())
            .measurementIterations(plan.pace().iterations())
            .warmupTime(TimeValue.milliseconds(plan.pace().millis()))
            .measurementTime(TimeValue.milliseconds(plan.pace().millis()))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .addProfiler(GCProfiler.class)
            .addProfiler(PeakMemory.class)
            .jvmArgs(flags().toArray(String[]::new))
            .param("implementation", how.name());
    for (String name : plan.parameters().keySet()) {
      // JMH adds up what it is told twice.
      List<String> values = name.equals("data") ? plan.dataFor(how) : plan.parameters().get(name);
      options.param(name, values.toArray(String[]::new));
    }
    return options;
  }

  private List<String> flags() {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.add("-Dbenchmarks.media=" + BenchmarkMedia.folder());
    flags.add("-Dbenchmarks.burden=" + burden);
    return flags;
  }

  private void add(Implementation how, RunResult result) {
    BenchmarkParams params = result.getParams();
    Map<String, String> settings = new LinkedHashMap<>();
    plan.job().settings().forEach(name -> settings.put(name, params.getParam(name)));
    String data = params.getParam("data");
    found
        .computeIfAbsent(how.name() + data + settings, key -> new Found(how, data, settings))
        .add(result);
  }

  /** What was found for a case so far. */
  private static final class Found {
    private final Implementation how;
    private final String data;
    private final Map<String, String> settings;
    private final List<Double> rounds = new ArrayList<>();
    private double bytes = Double.MAX_VALUE;
    private double peak;

    Found(Implementation how, String data, Map<String, String> settings) {
      this.how = how;
      this.data = data;
      this.settings = settings;
    }

    @SuppressWarnings("rawtypes") // As JMH declares it.
    void add(RunResult result) {
      double unit = result.getParams().getTimeUnit().toNanos(1);
      rounds.add(rounded(fastest(result) * unit));
      Map<String, Result> more = result.getSecondaryResults();
      bytes = Math.min(bytes, more.get("gc.alloc.rate.norm").getScore());
      Result<?> resident = more.get(PeakMemory.NAME);
      peak = Math.max(peak, resident == null ? 0 : resident.getScore());
    }

    /**
     * Returns the iteration that was disturbed least: what others on the machine take only adds.
     */
    private static double fastest(RunResult result) {
      return result.getBenchmarkResults().stream()
          .flatMap(fork -> fork.getIterationResults().stream())
          .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
          .min()
          .orElseThrow();
    }

    Measurement measurement() {
      return new Measurement(
          how.name(),
          how.isOurs(),
          data,
          settings,
          rounds,
          // Harness and timer allocate a few thousandths of a byte an operation.
          bytes < 0.5 ? 0 : rounded(bytes),
          peak == 0 ? null : rounded(peak));
    }

    /** Five digits tell all that there is. */
    private static double rounded(double value) {
      return new BigDecimal(value, new MathContext(5)).doubleValue();
    }
  }
}
