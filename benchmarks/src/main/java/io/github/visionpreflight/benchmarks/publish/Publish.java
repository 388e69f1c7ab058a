package io.github.visionpreflight.benchmarks.publish;

import io.github.visionpreflight.benchmarks.job.Job;
import io.github.visionpreflight.benchmarks.job.Jobs;
import io.github.visionpreflight.benchmarks.publish.LinePlot.Panel;
import io.github.visionpreflight.benchmarks.publish.LinePlot.Series;
import io.github.visionpreflight.benchmarks.results.JobResult;
import io.github.visionpreflight.benchmarks.results.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Makes tables and plots of what is recorded, in place of those that are there. */
public final class Publish {
  private static final Map<String, String> GROWTH =
      Map.of("Growth", "megapixels", "VideoGrowth", "seconds of video");

  /** Parts of a job that has a row of its own: the page of all results is enough for them. */
  private static final Set<String> STEPS =
      Set.of("JpegDecode", "JpegEncode", "PngEncode", "Resample", "DataUriParse");

  /** The rows of the README, one a kind of file; all others are on the page of all results. */
  private static final Set<String> ACROSS =
      Set.of(
          "photo-1568",
          "photo-768",
          "screenshot-1568",
          "webp-1568",
          "heic-1568",
          "avif-1568",
          "frames-h264",
          "frames-hevc",
          "frames-av1",
          "frames-h264-10min");

  private static final int GROUPS_OF_A_PLOT = 6;
  private static final String COMMAND =
      "Made by `benchmarks/publish` from the JSON files here; do not edit.\n\n";

  private final Path results;
  private final Path plots;
  private final Path readme;
  private final StringBuilder page = new StringBuilder("# Results\n\n").append(COMMAND);
  private final StringBuilder rows = new StringBuilder();
  private final StringBuilder across = new StringBuilder();
  private final Map<String, String> biases = new LinkedHashMap<>();
  private final List<String> images = new ArrayList<>();

  private Publish(Path results, Path readme) {
    this.results = results;
    this.plots = results.resolve("plots");
    this.readme = readme;
  }

  /**
   * Publishes, from the folder {@code benchmarks}.
   *
   * @param args the folder of the results and the page with the markers; by default {@code results}
   *     and {@code ../README.md}
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    Path results = Path.of(args.length > 0 ? args[0] : "results");
    Path readme = Path.of(args.length > 1 ? args[1] : "../README.md");
    new Publish(results, readme).run();
  }

  private void run() throws IOException {
    clear();
    List<JobResult> recorded = inOrder(JobResult.readAll(results.resolve("jmh")));
    for (JobResult result : recorded) {
      publish(result);
    }
    publishComparisons();
    Files.writeString(results.resolve("README.md"), page);
    publishReadme(recorded);
  }

  private void clear() throws IOException {
    Files.createDirectories(plots);
    try (Stream<Path> old = Files.list(plots)) {
      for (Path plot : old.toList()) {
        Files.delete(plot);
      }
    }
  }

  private static List<JobResult> inOrder(List<JobResult> results) {
    List<JobResult> sorted = new ArrayList<>();
    for (Job job : Jobs.all()) {
      results.stream().filter(result -> result.job().equals(job.name())).forEach(sorted::add);
    }
    return sorted;
  }

  private void publish(JobResult result) throws IOException {
    page.append(Tables.whole(result));
    List<Entry> entries = Tables.entries(result);
    if (GROWTH.containsKey(result.job())) {
      plot(result.job(), growth(result), result.title(), result.bias());
    } else {
      if (!STEPS.contains(result.job())) {
        rows.append(Tables.headline(result.title(), entries));
        biases.put(result.title(), result.bias());
      }
      bars(result.job(), result.title(), result.rival(), entries);
    }
  }

  /** Draws bars, in several plots where one would be too long to be seen at once. */
  private void bars(String name, String title, String rival, List<Entry> entries)
      throws IOException {
    List<Entry> beside = entries.stream().filter(entry -> !Double.isNaN(entry.ratio())).toList();
    List<String> groups = Entry.groups(beside);
    for (int from = 0; from < groups.size(); from += GROUPS_OF_A_PLOT) {
      int to = Math.min(groups.size(), from + GROUPS_OF_A_PLOT);
      List<String> shown = groups.subList(from, to);
      String file = from == 0 ? name : name + "-" + (from / GROUPS_OF_A_PLOT + 1);
      write(
          file,
          BarPlot.draw(
              title,
              rival,
              beside.stream().filter(entry -> shown.contains(entry.group())).toList()));
      page.append("![" + title + "](plots/" + file + ".svg)\n\n");
    }
  }

  private void plot(String name, String svg, String title, String bias) throws IOException {
    write(name, svg);
    page.append("![").append(title).append("](plots/").append(name).append(".svg)\n\n");
    images.add("![" + title + "](benchmarks/results/plots/" + name + ".svg)\n\n" + bias + "\n");
  }

  private void write(String name, String svg) throws IOException {
    Files.writeString(plots.resolve(name + ".svg"), svg);
  }

  private static String growth(JobResult result) {
    List<Panel> panels = new ArrayList<>();
    panels.add(new Panel("time, ms", series(result, each -> each.median() / 1e6)));
    panels.add(
        new Panel(
            "allocated, MB an operation", series(result, each -> each.bytesPerOperation() / 1e6)));
    if (result.measurements().stream().allMatch(each -> each.peakMb() != null)) {
      panels.add(new Panel("resident peak, MB", series(result, Publish::peak)));
    }
    return LinePlot.draw(result.title(), GROWTH.get(result.job()), panels);
  }

  private static double peak(Measurement measurement) {
    Double megabytes = measurement.peakMb();
    return megabytes == null ? 0 : megabytes;
  }

  private static List<Series> series(JobResult result, ToDoubleFunction<Measurement> value) {
    Map<String, Map<Double, Double>> points = new LinkedHashMap<>();
    Map<String, Boolean> ours = new LinkedHashMap<>();
    for (Measurement each : result.measurements()) {
      ours.put(each.implementation(), each.ours());
      points
          .computeIfAbsent(each.implementation(), name -> new TreeMap<>())
          .put(size(each.data()), value.applyAsDouble(each));
    }
    List<Series> series = new ArrayList<>();
    points.forEach((name, line) -> series.add(new Series(name, ours.get(name), flat(line))));
    return series;
  }

  /** Returns the number in a name: 12 of {@code growth-12mp.jpg}, 30 of {@code …-30s.mp4}. */
  private static double size(String name) {
    return Double.parseDouble(name.replaceAll(".*?(\\d+)(mp|s)\\..*", "$1"));
  }

  private static double[] flat(Map<Double, Double> points) {
    return points.entrySet().stream()
        .flatMapToDouble(point -> DoubleStream.of(point.getKey(), point.getValue()))
        .toArray();
  }

  /**
   * There may be several recordings: pictures, videos, and those that take long. A job that is in
   * two of them counts as it was recorded last.
   */
  private void publishComparisons() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(results)) {
      files =
          all.filter(file -> file.getFileName().toString().matches("compare.*\\.json")).toList();
    }
    List<Comparisons> recorded = new ArrayList<>();
    for (Path file : files.stream().sorted().toList()) {
      recorded.add(Comparisons.read(file));
    }
    if (!recorded.isEmpty()) {
      page.append("# Across languages\n\n");
      across.append("| across languages | cases | ours | the others take |\n|---|--:|---|---|\n");
      for (Comparisons each : recorded) {
        publish(each.exceptWhatIsIn(later(recorded, each)));
      }
      acrossEnd(recorded);
    }
  }

  private static List<Comparisons> later(List<Comparisons> recorded, Comparisons than) {
    return recorded.stream().filter(each -> each.date().compareTo(than.date()) > 0).toList();
  }

  private void publish(Comparisons compared) throws IOException {
    page.append(Tables.machine(compared.machine())).append("\n\n");
    page.append(compared.participants()).append("\n");
    compared.jobs().stream()
        .filter(ACROSS::contains)
        .forEach(job -> compared.headline(job).ifPresent(across::append));
    for (String job : compared.jobs()) {
      String rival = compared.rivalOf(job);
      List<Entry> entries = compared.entries(job, rival);
      if (!entries.isEmpty()) {
        page.append("## ").append(job).append("\n\n").append(Bias.of(job)).append("\n\n");
        bars("compare-" + job, job + ", across languages", rival, entries);
      }
    }
  }

  private void acrossEnd(List<Comparisons> recorded) {
    List<Map<String, String>> machines = recorded.stream().map(Comparisons::machine).toList();
    across.append(
        String.format(
            Locale.ROOT,
            "%nWhole jobs, bytes in to bytes out, on one core, geometric means over the cases; %s of"
                + " commit %s, %s. [More jobs, and who is how large and how good]"
                + "(benchmarks/results/README.md), [what each does and leaves out]"
                + "(benchmarks/compare.d/README.md).%n%n",
            commands(machines),
            all(machines, "commit"),
            days(machines)));
  }

  private void publishReadme(List<JobResult> recorded) throws IOException {
    if (rows.isEmpty()) {
      throw new IOException("nothing is recorded in " + results.resolve("jmh"));
    }
    String content = readmeTable(recorded);
    String before = Files.readString(readme);
    if (!before.contains(Markers.BEGIN)) {
      System.err.println(
          "publish: " + readme + " has no " + Markers.BEGIN + "; its table would be:");
      System.out.println(content);
      return;
    }
    Files.writeString(readme, Markers.replaced(before, content));
  }

  private String readmeTable(List<JobResult> recorded) {
    List<Map<String, String>> machines = recorded.stream().map(JobResult::machine).toList();
    StringBuilder table = new StringBuilder();
    table.append(across);
    table.append("| job | on | ours | the others take |\n|---|---|---|---|\n").append(rows);
    table.append(
        String.format(
            Locale.ROOT,
            "%n%s, %s cores, %s, %s; %s, commit %s, %s. Medians; memory is what an operation"
                + " allocates on the Java heap. [All figures](benchmarks/results/README.md),"
                + " [how they are taken](benchmarks/README.md).%n%n",
            all(machines, "cpu"),
            all(machines, "cores"),
            all(machines, "os"),
            all(machines, "jdk"),
            commands(machines),
            all(machines, "commit"),
            days(machines)));
    table.append("<details><summary>What to keep in mind, row by row</summary>\n\n");
    biases.forEach((title, bias) -> table.append("- ").append(title + ": " + bias).append('\n'));
    table.append("\n</details>\n\n");
    images.forEach(image -> table.append(image).append('\n'));
    return table.toString();
  }

  /** Returns what the recordings say of one thing; mostly all say the same. */
  private static String all(List<Map<String, String>> machines, String field) {
    return machines.stream()
        .map(machine -> machine.getOrDefault(field, "unknown"))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String commands(List<Map<String, String>> machines) {
    return machines.stream()
        .map(machine -> "`" + machine.getOrDefault("command", "unknown") + "`")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String days(List<Map<String, String>> machines) {
    return machines.stream()
        .map(machine -> machine.getOrDefault("date", "unknown").replaceAll("T.*", ""))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
