package io.github.visionpreflight.benchmarks.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lines over a linear scale, one panel beside the other: what grows in proportion is straight. */
final class LinePlot {
  private static final int PANEL = 330;
  private static final int GAP = 170;
  private static final int LEFT = 56;
  private static final int TOP = 84;
  private static final int DEEP = 260;
  private static final int LABEL = 14;

  private final Svg svg;
  private final String across;

  private LinePlot(String title, String across, int panels) {
    this.across = across;
    svg = new Svg(LEFT + panels * (PANEL + GAP), TOP + DEEP + 56);
    svg.text(16, 26, "title", title);
  }

  /**
   * One implementation's line.
   *
   * @param name who
   * @param ours whether that is the project's own code
   * @param points x, y, x, y, by x
   */
  record Series(String name, boolean ours, double[] points) {
    double last() {
      return points[points.length - 1];
    }

    double most() {
      double most = 0;
      for (int i = 1; i < points.length; i += 2) {
        most = Math.max(most, points[i]);
      }
      return most;
    }
  }

  /**
   * One panel.
   *
   * @param title what goes up, with its unit
   * @param series the lines, in the same order in every panel
   */
  record Panel(String title, List<Series> series) {}

  static String draw(String title, String across, List<Panel> panels) {
    LinePlot plot = new LinePlot(title, across, panels.size());
    for (int i = 0; i < panels.size(); i++) {
      plot.panel(LEFT + i * (PANEL + GAP), panels.get(i));
    }
    return plot.svg.toString();
  }

  private void panel(int left, Panel panel) {
    double mostX =
        panel.series().stream()
            .mapToDouble(line -> line.points()[line.points().length - 2])
            .max()
            .orElse(1);
    double mostY = panel.series().stream().mapToDouble(Series::most).max().orElse(1);
    svg.text(left, TOP - 16, "case", panel.title());
    ticks(left, mostX, mostY);
    List<Series> sorted = new ArrayList<>(panel.series());
    sorted.sort(Comparator.comparingDouble(Series::last));
    double free = TOP + DEEP + LABEL;
    for (Series line : sorted) {
      int colour = panel.series().indexOf(line) % Svg.colours();
      double[] points = placed(line.points(), left, mostX, mostY);
      svg.path(points, "s" + colour + (line.ours() ? " thick" : ""));
      // A name stands at its line's end, or above the one that stands there already.
      free = Math.min(points[points.length - 1] + 4, free - LABEL);
      svg.text(points[points.length - 2] + 8, free, "t" + colour, line.name());
    }
  }

  private static double[] placed(double[] points, int left, double mostX, double mostY) {
    double[] placed = new double[points.length];
    for (int i = 0; i < points.length; i += 2) {
      placed[i] = left + points[i] / mostX * PANEL;
      placed[i + 1] = TOP + DEEP - points[i + 1] / mostY * DEEP;
    }
    return placed;
  }

  private void ticks(int left, double mostX, double mostY) {
    svg.line(left, TOP + DEEP, left + PANEL, TOP + DEEP, "axis");
    double stepX = step(mostX);
    for (double x = 0; x <= mostX * 1.001; x += stepX) {
      svg.text(left + x / mostX * PANEL, TOP + DEEP + 18, "faint mid", number(x));
    }
    svg.text(left + PANEL / 2.0, TOP + DEEP + 38, "faint mid", across);
    double stepY = step(mostY);
    for (double y = stepY; y <= mostY * 1.001; y += stepY) {
      double at = TOP + DEEP - y / mostY * DEEP;
      svg.line(left, at, left + PANEL, at, "grid");
      svg.text(left - 6, at + 4, "faint end", number(y));
    }
  }

  /** Returns a round number of which four to eight fit. */
  private static double step(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double share = most / power;
    return power * (share >= 4 ? 1 : share >= 2 ? 0.5 : 0.2);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
