package io.github.visionpreflight.benchmarks.publish;

import io.github.visionpreflight.benchmarks.results.JobResult;
import io.github.visionpreflight.benchmarks.results.Measurement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tables in Markdown. */
final class Tables {
  private Tables() {}

  /**
   * Returns every figure of a job. Where the job's rival does not read the data, ratios are to the
   * first of the others that does, and the group says so.
   */
  static List<Entry> entries(JobResult result) {
    return result.measurements().stream().map(each -> entry(result, each)).toList();
  }

  private static Entry entry(JobResult result, Measurement each) {
    Optional<Measurement> rival =
        result
            .rivalOf(each)
            .or(
                () ->
                    result.measurements().stream()
                        .filter(other -> !other.ours() && other.isOfSameCase(each))
                        .findFirst());
    String group = each.caseName();
    if (rival.isPresent() && !rival.get().implementation().equals(result.rival())) {
      group += " (beside " + rival.get().implementation() + ")";
    }
    return new Entry(
        group,
        each.implementation(),
        each.ours(),
        each.median(),
        rival.map(other -> median(each.ratiosTo(other))).orElse(Double.NaN),
        each.spread(),
        Units.size(each.bytesPerOperation()) + "/op");
  }

  private static double median(double[] ratios) {
    double[] sorted = ratios.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Returns one job in full. */
  static String whole(JobResult result) {
    StringBuilder page = new StringBuilder();
    page.append("## ").append(result.title()).append("\n\n").append(result.bias()).append("\n\n");
    page.append("| on | who | median | ± | allocated | beside ").append(result.rival());
    page.append(" |\n|---|---|--:|--:|--:|--:|\n");
    List<Entry> entries = entries(result);
    for (String group : Entry.groups(entries)) {
      Entry.of(group, entries).forEach(entry -> page.append(row(entry)));
    }
    page.append("\nFiles: ");
    result.files().forEach((name, origin) -> page.append(name + " (" + origin + "); "));
    return page.append("\n\n").append(machine(result.machine())).append("\n\n").toString();
  }

  private static String row(Entry entry) {
    String name = entry.ours() ? "**" + entry.name() + "**" : entry.name();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.0f %% | %s | %s |%n",
        entry.group(),
        name,
        Units.time(entry.nanoseconds()),
        50 * entry.spread(),
        entry.memory(),
        Double.isNaN(entry.ratio()) ? "" : Units.ratio(entry.ratio()));
  }

  /** Returns the machine as a paragraph. */
  static String machine(Map<String, String> machine) {
    StringBuilder line = new StringBuilder();
    machine.forEach((name, value) -> line.append(name).append(": ").append(value).append(" · "));
    return line.substring(0, Math.max(0, line.length() - 3));
  }

  /** Returns the short row of a job, for its first case: ours, and everybody else beside it. */
  static String headline(String title, List<Entry> entries) {
    List<Entry> first = Entry.of(entries.get(0).group(), entries);
    Entry ours = Entry.main(first).orElseThrow();
    List<String> others =
        first.stream().filter(entry -> !entry.ours()).map(entry -> other(entry, ours)).toList();
    return String.format(
        Locale.ROOT,
        "| %s | %s | **%s**, %s | %s |%n",
        title,
        ours.group(),
        Units.time(ours.nanoseconds()),
        ours.memory(),
        String.join(", ", others));
  }

  private static String other(Entry entry, Entry ours) {
    double times = entry.nanoseconds() / ours.nanoseconds();
    return entry.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + " "
        + Units.ratio(times)
        + (entry.memory().endsWith("/op") ? " (" + entry.memory() + ")" : "");
  }
}
