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
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Makes tables and plots of what is recorded, in place of those that are there. */
public final class Publish {
  private static final Map<String, String> GROWTH =
      Map.of("Growth", "megapixels", "VideoGrowth", "seconds of video");
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
    Map<String, String> machine = new LinkedHashMap<>();
    for (JobResult result : inOrder(JobResult.readAll(results.resolve("jmh")))) {
      machine.putAll(result.machine());
      publish(result);
    }
    Path compared = results.resolve("compare.json");
    if (Files.exists(compared)) {
      publish(Comparisons.read(compared));
    }
    Files.writeString(results.resolve("README.md"), page);
    publishReadme(machine);
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
      rows.append(Tables.headline(result.title(), entries));
      biases.put(result.title(), result.bias());
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

  private void publish(Comparisons compared) throws IOException {
    page.append("# Across languages\n\n").append(Tables.machine(compared.machine())).append("\n\n");
    across(compared);
    for (String job : compared.jobs()) {
      String rival = compared.rivalOf(job);
      List<Entry> entries = compared.entries(job, rival);
      if (!entries.isEmpty()) {
        page.append("## ").append(job).append("\n\n");
        bars("compare-" + job, job + ", across languages", rival, entries);
      }
    }
  }

  private void across(Comparisons compared) {
    across.append("| across languages | files | ours | the others take |\n|---|--:|---|---|\n");
    compared.jobs().forEach(job -> compared.headline(job).ifPresent(across::append));
    across.append(
        "\nWhole jobs, bytes in to bytes out, on one core, geometric means over the files");
    Map<String, String> machine = compared.machine();
    if (machine.containsKey("command")) {
      across.append("; `").append(machine.get("command")).append("` of ");
      across.append(machine.get("date")).append(", commit ").append(machine.get("commit"));
    }
    across.append(
        ". [What each does, and what it leaves out](benchmarks/compare.d/README.md).\n\n");
  }

  private void publishReadme(Map<String, String> machine) throws IOException {
    if (rows.isEmpty()) {
      throw new IOException("nothing is recorded in " + results.resolve("jmh"));
    }
    String content = readmeTable(machine);
    String before = Files.readString(readme);
    if (!before.contains(Markers.BEGIN)) {
      System.err.println(
          "publish: " + readme + " has no " + Markers.BEGIN + "; its table would be:");
      System.out.println(content);
      return;
    }
    Files.writeString(readme, Markers.replaced(before, content));
  }

  private String readmeTable(Map<String, String> machine) {
    StringBuilder table = new StringBuilder();
    table.append(across);
    table.append("| job | on | ours | the others take |\n|---|---|---|---|\n").append(rows);
    table.append(
        String.format(
            Locale.ROOT,
            "%n%s, %s cores, %s, %s; `%s` of %s, commit %s. Medians; memory is what an operation"
                + " allocates on the Java heap. [All figures](benchmarks/results/README.md),"
                + " [how they are taken](benchmarks/README.md).%n%n",
            machine.get("cpu"),
            machine.get("cores"),
            machine.get("os"),
            machine.get("jdk"),
            machine.get("command"),
            machine.get("date"),
            machine.get("commit")));
    table.append("<details><summary>What to keep in mind, row by row</summary>\n\n");
    biases.forEach((title, bias) -> table.append("- ").append(title + ": " + bias).append('\n'));
    table.append("\n</details>\n\n");
    images.forEach(image -> table.append(image).append('\n'));
    return table.toString();
  }
}
