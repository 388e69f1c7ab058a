package io.github.visionpreflight.provider;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what somebody who mistyped a name most likely meant. */
final class Nearest {
  private Nearest() {}

  /**
   * Returns the known word with the fewest edits to the wanted one, case aside; the first of
   * equals.
   */
  static String of(String wanted, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(word -> distance(folded(wanted), folded(word))))
        .orElseThrow();
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance, one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
