package io.github.visionpreflight.benchmarks.publish;

import java.util.Locale;

/**
 * A drawing in SVG, its colours by class, so that they follow the reader's light or dark setting.
 * It draws its own background: a page need not follow the same setting.
 */
final class Svg {
  private static final String STYLE =
      """
      <style>
      text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:#1f2328}
      .back{fill:#ffffff}.faint{fill:#59636e}.title{font-size:16px;font-weight:600}
      .case{font-weight:600}.end{text-anchor:end}.mid{text-anchor:middle}
      .grid{stroke:#d1d9e0;stroke-width:1}.axis{stroke:#59636e;stroke-width:1}
      .ours{fill:#0969da}.rival{fill:#9aa4af}.line{fill:none;stroke-width:1.75}.thick{stroke-width:3.5}
      %s@media(prefers-color-scheme:dark){
      text{fill:#e6edf3}.back{fill:#0d1117}.faint{fill:#9198a1}.grid{stroke:#2f353d}
      .axis{stroke:#9198a1}.ours{fill:#4493f8}.rival{fill:#6b7681}
      %s}
      </style>
      """;

  // Okabe and Ito's colours, told apart by everybody; a darker and a lighter set.
  private static final String[] LIGHT = {
    "#0969da", "#b35900", "#00795a", "#a3338a", "#7a5c00", "#1b7fa6", "#57606a", "#c0392b",
    "#4b3fb5", "#2f6f2f"
  };
  private static final String[] DARK = {
    "#4493f8", "#f0883e", "#3fc79a", "#e28fd0", "#e3c14b", "#6cc5ea", "#a5b0bb", "#ff7b72",
    "#a89bff", "#7ee07e"
  };

  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;

  Svg(int width, int height) {
    this.width = width;
    this.height = height;
    body.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" role=\"img\">\n",
            width,
            height,
            width,
            height));
    body.append(String.format(Locale.ROOT, STYLE, colours(LIGHT), colours(DARK)));
    rect(0, 0, width, height, "back");
  }

  private static String colours(String[] set) {
    StringBuilder css = new StringBuilder();
    for (int i = 0; i < set.length; i++) {
      css.append(
          String.format(Locale.ROOT, ".s%d{stroke:%s}.t%d{fill:%s}%n", i, set[i], i, set[i]));
    }
    return css.toString();
  }

  /** Returns the number of the colours that a line may have. */
  static int colours() {
    return LIGHT.length;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  void rect(double x, double y, double w, double h, String kind) {
    body.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\"/>%n",
            x,
            y,
            w,
            h,
            kind));
  }

  void line(double x1, double y1, double x2, double y2, String kind) {
    body.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>%n",
            x1,
            y1,
            x2,
            y2,
            kind));
  }

  /** Draws a line through points: x, y, x, y. */
  void path(double[] points, String kind) {
    StringBuilder to = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      to.append(
          String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", points[i], points[i + 1]));
    }
    body.append("<path d=\"").append(to).append("\" class=\"line ").append(kind).append("\"/>\n");
  }

  void text(double x, double y, String kind, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>%n",
            x,
            y,
            kind,
            escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return body + "</svg>\n";
  }
}
