package io.github.visionpreflight.testdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the windows of a screenshot say. */
final class SourceText {
  static final String[] FILES = {
    "preflight", "Size.java", "Estimate.java", "Price.java", "Rule.java",
    "probe", "Jpeg.java", "Png.java", "Gif.java", "Webp.java",
    "tests", "JpegTest.java", "PngTest.java", "RuleTest.java", "CostTest.java",
    "docs", "accuracy.md", "sources.md", "limits.md", "guide.md",
    "build", "pom.xml", "run.sh", "notes.txt", "LICENSE"
  };

  static final String[] CODE = {
    "package estimate;",
    "",
    "import java.math.BigDecimal;",
    "",
    "/** What an image costs before it is sent. */",
    "final class Estimate {",
    "  private static final int PATCH = 28;",
    "  private final Size seen;",
    "",
    "  long tokens() {",
    "    long columns = (seen.width() + PATCH - 1) / PATCH;",
    "    long rows = (seen.height() + PATCH - 1) / PATCH;",
    "    return columns * rows;",
    "  }",
    "",
    "  BigDecimal cost(BigDecimal perMillion) {",
    "    // Exact: no division, no rounding.",
    "    return perMillion",
    "        .multiply(BigDecimal.valueOf(tokens()))",
    "        .movePointLeft(6);",
    "  }",
    "",
    "  boolean fits(long limit) {",
    "    if (tokens() > limit) {",
    "      return false;",
    "    }",
    "    for (int i = 0; i < 16; i++) {",
    "      check(\"side \" + i, seen.width() >> i);",
    "    }",
    "    return true;",
    "  }",
    "}",
    ""
  };

  static final String[] PROSE = {
    "Half of all images were larger than the model sees: 61 % of their bytes bought nothing.",
    "Portrait photographs were counted as landscape until their EXIF mark was read first;",
    "figures before March are therefore 3 to 8 % too low, and are kept as they were billed.",
    "Screenshots grew by a third (PNG, mostly 3840x2160) and cost as much as photographs."
  };

  private static final Set<String> KEYWORDS =
      Set.of(
          "package", "import", "final", "class", "private", "static", "int", "long", "boolean",
          "return", "if", "for", "false", "true");

  private SourceText() {}

  /** Splits a line where its colour may change; a comment or a string is one word. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < line.length(); i++) {
      boolean comment =
          line.startsWith("/", start)
              || line.startsWith("\"", start) && line.indexOf('"', start + 1) >= i;
      if (!comment
          && Character.isLetterOrDigit(line.charAt(i))
              != Character.isLetterOrDigit(line.charAt(i - 1))) {
        words.add(line.substring(start, i));
        start = i;
      }
    }
    words.add(line.substring(start));
    return words;
  }

  static int color(String word) {
    if (KEYWORDS.contains(word)) {
      return 0xFFC678DD;
    }
    return switch (word.isEmpty() ? ' ' : word.charAt(0)) {
      case '/' -> 0xFF7F848E;
      case '"' -> 0xFF98C379;
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> 0xFFD19A66;
      case ' ' -> 0xFFABB2BF;
      default -> Character.isUpperCase(word.charAt(0)) ? 0xFFE5C07B : 0xFFABB2BF;
    };
  }
}
