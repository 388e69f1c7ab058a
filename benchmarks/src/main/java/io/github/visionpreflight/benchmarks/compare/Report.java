package io.github.visionpreflight.benchmarks.compare;

import static io.github.visionpreflight.benchmarks.compare.Figures.three;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Writes the tables that people read. */
final class Report {
  private static final String ROW = "  %-17s %9s %17s %7s %9s %10s %7s %6s %6s  %s%n";

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void opening(Map<String, String> machine, List<Entrant> entrants, Map<String, String> missing) {
    machine.forEach((name, value) -> out.println(name + ": " + value));
    entrants.forEach(entrant -> out.println(entrant.name() + ": " + entrant.version()));
    missing.forEach((name, remedy) -> out.println(name + ": not here; would need " + remedy));
  }

  void race(Job job, List<Measurement> measurements, List<String> remarks) {
    out.printf(Locale.ROOT, "%n%s%n", job.title());
    out.printf(
        Locale.ROOT,
        ROW,
        "",
        "median ms",
        "quartiles",
        "x ours",
        "cpu ms",
        "bytes",
        "SSIM",
        "PSNR",
        "MB",
        "");
    measurements.forEach(this::row);
    remarks.forEach(remark -> out.println("  " + remark));
  }

  private void row(Measurement m) {
    out.printf(
        Locale.ROOT,
        ROW,
        m.implementation(),
        three(m.medianMs()),
        three(m.q1Ms()) + "-" + three(m.q3Ms()),
        m.ratio() == null ? "" : three(m.ratio()),
        three(m.cpuMs()),
        m.outputBytes(),
        figure("%.4f", m.ssim()),
        figure("%.1f", m.psnr()),
        figure("%.0f", m.peakMb()),
        m.count() == 1 ? m.note() : m.count() + " pictures " + m.note());
  }

  private static String figure(String format, @Nullable Double value) {
    return value == null ? "" : String.format(Locale.ROOT, format, value);
  }

  /** Writes how ours stand to each other by kind of job: a geometric mean over files and sizes. */
  void summary(List<Measurement> all) {
    out.printf(
        Locale.ROOT,
        "%nours / theirs (the same of processor time), geometric mean, below 1: ours is faster%n");
    Set<String> groups = new LinkedHashSet<>();
    all.forEach(m -> groups.add(group(m)));
    for (String group : groups) {
      List<Measurement> members = all.stream().filter(m -> group(m).equals(group)).toList();
      ours(group, "core", members);
      ours(group, "native", members);
    }
  }

  private static String group(Measurement m) {
    return m.job().startsWith("frames-")
        ? m.file() + ", " + m.setting().replaceAll(",.*", "")
        : m.job().replaceAll("-\\d+$", "");
  }

  private void ours(String group, String ours, List<Measurement> members) {
    Set<String> others = new LinkedHashSet<>();
    members.forEach(m -> others.add(m.implementation()));
    List<String> words = new ArrayList<>();
    for (String other : others) {
      List<Double> wall = ratios(ours, other, members, Measurement::medianMs);
      if (!other.equals(ours) && !wall.isEmpty()) {
        List<Double> processor = ratios(ours, other, members, Measurement::cpuMs);
        words.add(other + " " + mean(wall) + " (" + mean(processor) + ")");
      }
    }
    if (!words.isEmpty()) {
      String line = String.join(", ", words);
      out.printf(Locale.ROOT, "  %-32s %-7s %s%n", group, ours, line);
    }
  }

  private static String mean(List<Double> ratios) {
    return ratios.isEmpty() ? "?" : three(Spread.geometricMean(ratios));
  }

  private static List<Double> ratios(
      String ours, String other, List<Measurement> members, ToDoubleFunction<Measurement> time) {
    List<Double> ratios = new ArrayList<>();
    for (Measurement m : members) {
      if (m.implementation().equals(other) && time.applyAsDouble(m) > 0) {
        sameRace(ours, m, members)
            .ifPresent(mine -> ratios.add(time.applyAsDouble(mine) / time.applyAsDouble(m)));
      }
    }
    return ratios;
  }

  private static Optional<Measurement> sameRace(
      String implementation, Measurement m, List<Measurement> members) {
    return members.stream()
        .filter(other -> other.implementation().equals(implementation))
        .filter(other -> other.job().equals(m.job()) && other.file().equals(m.file()))
        .filter(other -> other.setting().equals(m.setting()))
        .findFirst();
  }

  void files(Map<String, String> used) {
    out.printf(Locale.ROOT, "%nfiles%n");
    used.forEach((name, origin) -> out.println("  " + name + ": " + origin));
  }
}
