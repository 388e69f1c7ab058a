package io.github.visionpreflight.benchmarks.publish;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Times in relation to the rival's, as bars on a logarithmic scale: to the left of the line at 1 is
 * faster, to the right slower.
 */
final class BarPlot {
  private static final int WIDTH = 1000;
  private static final int LEFT = 190;
  private static final int RIGHT = 640;
  private static final int BAR = 16;
  private static final int STEP = 21;
  private static final int HEAD = 62;

  private final List<Entry> entries;
  private final double least;
  private final double most;
  private final Svg svg;
  private double y = HEAD;

  private BarPlot(String title, String rival, List<Entry> entries) {
    this.entries = entries;
    least = power(entries.stream().mapToDouble(Entry::ratio).min().orElse(1), -1);
    most = power(entries.stream().mapToDouble(Entry::ratio).max().orElse(1), 1);
    int groups = Entry.groups(entries).size();
    svg = new Svg(WIDTH, HEAD + groups * 34 + entries.size() * STEP + 34);
    svg.text(16, 26, "title", title);
    svg.text(16, 46, "faint", "time in relation to " + rival + ", logarithmic; left is faster");
  }

  /** Returns the next power of ten at or beyond the ratio. */
  private static double power(double ratio, int side) {
    double exponent = side * Math.ceil(side * Math.log10(ratio) - 1e-9);
    return Math.pow(10, side < 0 ? Math.min(0, exponent) : Math.max(0, exponent));
  }

  /** Draws the entries, all of which have a ratio. */
  static String draw(String title, String rival, List<Entry> entries) {
    return new BarPlot(title, rival, entries).drawn();
  }

  private String drawn() {
    grid();
    for (String group : Entry.groups(entries)) {
      y += 24;
      svg.text(16, y, "case", group);
      y += 10;
      Entry.of(group, entries).forEach(this::bar);
    }
    return svg.toString();
  }

  private void grid() {
    for (double tick = least; tick < most * 1.001; tick *= 10) {
      double x = x(tick);
      svg.line(x, HEAD, x, svg.height() - 26, tick > 0.999 && tick < 1.001 ? "axis" : "grid");
      String name = BigDecimal.valueOf(tick).round(new MathContext(1)).toPlainString();
      svg.text(x, svg.height() - 10, "faint mid", "×" + name);
    }
  }

  private double x(double ratio) {
    double range = Math.log10(most / least);
    return LEFT + (RIGHT - LEFT) * (range == 0 ? 0 : Math.log10(ratio / least) / range);
  }

  private void bar(Entry entry) {
    double from = Math.min(x(1), x(entry.ratio()));
    double length = Math.max(2, Math.abs(x(entry.ratio()) - x(1)));
    svg.text(LEFT - 8, y + 12, "end", entry.name());
    svg.rect(from, y, length, BAR, entry.ours() ? "ours" : "rival");
    svg.text(RIGHT + 14, y + 12, "", Units.ratio(entry.ratio()));
    svg.text(RIGHT + 70, y + 12, "", Units.time(entry.nanoseconds()));
    svg.text(RIGHT + 136, y + 12, "faint", entry.memory());
    y += STEP;
  }
}
