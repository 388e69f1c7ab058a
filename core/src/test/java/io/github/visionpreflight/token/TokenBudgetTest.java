package io.github.visionpreflight.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.probe.Dimensions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {
  private static final TokenRule TILES = TokenRule.tiles();
  private static final TokenRule PROCESSOR = TokenRule.processor();

  @Test
  void theAnswerIsTheLargestThatBruteForceFinds() {
    SplittableRandom random = new SplittableRandom(1806);
    for (int i = 0; i < 400; i++) {
      Dimensions size = new Dimensions(random.nextInt(1, 7_169), random.nextInt(1, 7_169));
      for (TokenRule rule : TokenRule.all()) {
        long budget = random.nextLong(0, rule.image(size).tokens() + 10);
        assertThat(TokenBudget.largestSize(rule, size, budget))
            .as("%s %s %s", rule.name(), size, budget)
            .isEqualTo(bruteForce(rule, size, budget));
      }
    }
  }

  @Test
  void theAnswerIsTheLargestWhereTheProcessorsCountFalls() {
    for (int side = 1_780; side <= 1_860; side++) {
      Dimensions size = new Dimensions(side, side);
      for (long budget : new long[] {4_095, 4_096, 4_097, 4_224, 4_225}) {
        assertThat(TokenBudget.largestSize(PROCESSOR, size, budget))
            .as("%s %s", size, budget)
            .isEqualTo(bruteForce(PROCESSOR, size, budget));
      }
    }
  }

  @Test
  void aPixelMoreCanBeCheaper() {
    assertThat(TokenBudget.largestSize(PROCESSOR, new Dimensions(1806, 1806), 4_096))
        .contains(new Dimensions(1806, 1806));
    assertThat(TokenBudget.largestSize(PROCESSOR, new Dimensions(1805, 1805), 4_096))
        .contains(new Dimensions(1792, 1792));
  }

  @Test
  void aPictureThatFitsStaysAsItIs() {
    Dimensions huge = new Dimensions(30_000, 20_000);
    assertThat(TokenBudget.largestSize(PROCESSOR, huge, 4_464)).contains(huge);
    assertThat(TokenBudget.largestSize(TILES, huge, Long.MAX_VALUE)).contains(huge);
  }

  @Test
  void theLargestSidesAreSearchedToo() {
    Dimensions most = new Dimensions(Integer.MAX_VALUE, Integer.MAX_VALUE);
    assertThat(TokenBudget.largestSize(TILES, most, 324)).contains(new Dimensions(265, 265));
    assertThat(TokenBudget.largestSize(PROCESSOR, most, 64)).contains(new Dimensions(224, 224));
    assertThat(TokenBudget.largestSize(TILES, new Dimensions(1, Integer.MAX_VALUE), 0))
        .contains(new Dimensions(1, Integer.MAX_VALUE));
  }

  @Test
  void nothingFitsABudgetBelowTheSmallestPicture() {
    assertThat(TokenBudget.largestSize(PROCESSOR, new Dimensions(50, 50), 0)).isEmpty();
    assertThat(TokenBudget.largestSize(TILES, new Dimensions(50, 50), -1)).isEmpty();
    assertThat(TokenBudget.largestSize(TILES, new Dimensions(50, 50), 0))
        .contains(new Dimensions(13, 13));
  }

  private static Optional<Dimensions> bruteForce(TokenRule rule, Dimensions size, long budget) {
    for (int longest = size.longestSide(); longest > 0; longest--) {
      int shortest = shortest(size, longest);
      Dimensions candidate =
          size.width() >= size.height()
              ? new Dimensions(longest, shortest)
              : new Dimensions(shortest, longest);
      if (rule.image(candidate).tokens() <= budget) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static int shortest(Dimensions size, int longest) {
    BigDecimal exact = BigDecimal.valueOf((long) longest * size.shortestSide());
    BigDecimal rounded =
        exact.divide(BigDecimal.valueOf(size.longestSide()), 0, RoundingMode.HALF_UP);
    return Math.max(1, rounded.intValueExact());
  }
}
