package io.github.visionpreflight.token;

import io.github.visionpreflight.probe.Dimensions;
import java.util.Optional;

/** Finds the largest size of a picture that a number of tokens pays for. */
public final class TokenBudget {
  private TokenBudget() {}

  /**
   * Returns the largest size, in the aspect ratio of the picture and not larger than it, whose
   * count is within the budget. The shorter side is rounded to the nearest pixel, at least 1.
   *
   * <p>The picture itself when it fits. Otherwise, under {@code processor}, no size with a side
   * past 7,168 pixels is looked at, for the model sees none; up to 7,168 counts are made, some tens
   * of microseconds, because the count is not monotonic: 1806×1806 costs 4,096 tokens and 1805×1805
   * costs 4,225.
   *
   * @param size the displayed size
   * @param maxTokens how many tokens the image may have, without the markers around it
   * @return empty when even the smallest size costs more
   */
  public static Optional<Dimensions> largestSize(TokenRule rule, Dimensions size, long maxTokens) {
    if (fits(rule, size, maxTokens)) {
      return Optional.of(size);
    }
    int longest =
        rule instanceof ProcessorRule
            ? scanned(rule, size, maxTokens)
            : bisected(rule, size, maxTokens);
    return longest == 0 ? Optional.empty() : Optional.of(withLongest(size, longest));
  }

  private static int scanned(TokenRule rule, Dimensions size, long maxTokens) {
    int longest = Math.min(size.longestSide(), ProcessorRule.MAX_SIDE_PIXELS);
    while (longest > 0 && !fits(rule, withLongest(size, longest), maxTokens)) {
      longest--;
    }
    return longest;
  }

  /** For a rule whose count never falls while both sides grow. */
  private static int bisected(TokenRule rule, Dimensions size, long maxTokens) {
    int fitting = 0;
    int tooLarge = size.longestSide();
    while (tooLarge - fitting > 1) {
      int middle = fitting + (tooLarge - fitting) / 2;
      if (fits(rule, withLongest(size, middle), maxTokens)) {
        fitting = middle;
      } else {
        tooLarge = middle;
      }
    }
    return fitting;
  }

  private static boolean fits(TokenRule rule, Dimensions size, long maxTokens) {
    return rule.imageTokens(size.width(), size.height()) <= maxTokens;
  }

  private static Dimensions withLongest(Dimensions size, int longest) {
    return size.width() >= size.height()
        ? new Dimensions(longest, shorter(size, longest))
        : new Dimensions(shorter(size, longest), longest);
  }

  private static int shorter(Dimensions size, int longest) {
    long scaled = (long) longest * size.shortestSide() + size.longestSide() / 2;
    return (int) Math.max(1, scaled / size.longestSide());
  }
}
