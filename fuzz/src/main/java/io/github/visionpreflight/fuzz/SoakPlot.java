package io.github.visionpreflight.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Draws a soak's table as SVG: one strip a quantity, each from zero to its maximum. */
public final class SoakPlot {
  private static final int WIDTH = 720;
  private static final int STRIP = 80;
  private static final int GAP = 26;
  private static final int LEFT = 10;

  private final List<SoakSample> samples;
  private final StringBuilder svg = new StringBuilder();
  private int top = GAP;

  private SoakPlot(List<SoakSample> samples) {
    this.samples = samples;
  }

  /** Arguments: the table, the SVG file to write. */
  public static void main(String[] args) throws IOException {
    List<String> rows = Files.readAllLines(Path.of(args[0]));
    List<SoakSample> samples =
        rows.subList(1, rows.size()).stream().map(SoakSample::parse).toList();
    Files.writeString(Path.of(args[1]), new SoakPlot(samples).draw());
  }

  private String draw() {
    strip("heap kept between calls, MiB", SoakSample::heap);
    strip("resident memory outside the heap, MiB", SoakSample::outside);
    strip("open descriptors", SoakSample::descriptors);
    strip("threads", SoakSample::threads);
    strip("files in the temporary folder", SoakSample::temporary);
    strip("calls", SoakSample::calls);
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
            + "font-family=\"sans-serif\" font-size=\"12\">%n"
            + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n%s</svg>%n",
        WIDTH + 2 * LEFT,
        top - GAP + LEFT,
        svg);
  }

  private void strip(String label, ToLongFunction<SoakSample> quantity) {
    long most = Math.max(1, samples.stream().mapToLong(quantity).max().orElse(1));
    long last = quantity.applyAsLong(samples.get(samples.size() - 1));
    long minutes = Math.round(end() / 60.0);
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\">%s: at most %d, at the end %d, over %d minutes</text>%n"
                + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#ccc\"/>%n"
                + "<polyline fill=\"none\" stroke=\"#1f5fa8\" points=\"%s\"/>%n",
            LEFT,
            top - 6,
            label,
            most,
            last,
            minutes,
            LEFT,
            top,
            WIDTH,
            STRIP,
            points(quantity, most)));
    top += STRIP + GAP;
  }

  private String points(ToLongFunction<SoakSample> quantity, long most) {
    StringBuilder points = new StringBuilder();
    for (SoakSample sample : samples) {
      points.append(
          String.format(
              Locale.ROOT,
              "%d,%d ",
              LEFT + sample.seconds() * WIDTH / end(),
              top + STRIP - quantity.applyAsLong(sample) * STRIP / most));
    }
    return points.toString().strip();
  }

  private long end() {
    return Math.max(1, samples.get(samples.size() - 1).seconds());
  }
}
