package io.github.visionpreflight.benchmarks.publish;

/** Replaces what stands between two comments of a page. */
final class Markers {
  static final String BEGIN = "<!-- benchmarks:begin -->";
  static final String END = "<!-- benchmarks:end -->";

  private Markers() {}

  /**
   * Returns the page with this between the markers, in place of what was there.
   *
   * @throws IllegalArgumentException when the page does not have each marker once, in order
   */
  static String replaced(String page, String content) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    boolean once = begin == page.lastIndexOf(BEGIN) && end == page.lastIndexOf(END);
    if (begin < 0 || end < begin || !once) {
      throw new IllegalArgumentException("page: expected " + BEGIN + " and " + END + ", once each");
    }
    return page.substring(0, begin + BEGIN.length()) + "\n" + content + page.substring(end);
  }
}
