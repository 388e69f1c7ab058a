package io.github.visionpreflight.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.token.Basis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CostTest {
  private static final Price BASETEN =
      PriceList.bundled().price("baseten", "moonshotai/Kimi-K2.5", LocalDate.of(2026, 7, 1));

  @Test
  void basetensPageRoundsTheSameAmounts() {
    assertThat(BASETEN.cost(324).rounded(4, RoundingMode.HALF_UP)).isEqualTo("0.0002");
    assertThat(BASETEN.cost(1_296).rounded(4, RoundingMode.HALF_UP)).isEqualTo("0.0008");
    assertThat(BASETEN.cost(5_329).rounded(4, RoundingMode.HALF_UP)).isEqualTo("0.0032");
    assertThat(BASETEN.cost(10_234).rounded(4, RoundingMode.HALF_UP)).isEqualTo("0.0061");
  }

  @Test
  void anAmountIsExact() {
    Cost cost = BASETEN.cost(2_691, 10, 1_000);
    assertThat(cost.amount()).isEqualByComparingTo("0.0046158");
    assertThat(cost).hasToString("0.00461580 USD");
    assertThat(cost.basis()).isEqualTo(Basis.SECOND);
    assertThat(cost.prices()).containsExactly(BASETEN);
  }

  @Test
  void theBasisIsTheWeakestOfTheFiguresUsed() {
    assertThat(BASETEN.cost(5).basis()).isEqualTo(Basis.DOC);
    assertThat(BASETEN.cost(5, 1, 0).basis()).isEqualTo(Basis.SECOND);
  }

  @Test
  void aMillionSmallCostsAddUpWithoutLoss() {
    SplittableRandom random = new SplittableRandom(6);
    Cost sum = BASETEN.cost(0);
    long tokens = 0;
    for (int i = 0; i < 10_000; i++) {
      int some = random.nextInt(5_000);
      tokens += some;
      sum = sum.plus(BASETEN.cost(some));
    }
    assertThat(sum.amount()).isEqualByComparingTo(BASETEN.cost(tokens).amount());
    assertThat(sum.amount().multiply(new BigDecimal(1_000_000)))
        .isEqualByComparingTo(new BigDecimal("0.60").multiply(BigDecimal.valueOf(tokens)));
    assertThat(sum.prices()).containsExactly(BASETEN);
  }

  @Test
  void theLargestCountDoesNotOverflow() {
    assertThat(BASETEN.cost(Long.MAX_VALUE)).hasToString("5534023222112.86548420 USD");
  }

  @Test
  void currenciesAreNotMixed() {
    Price euro = Price.builder("p", "m", "EUR").input(BigDecimal.ONE, Basis.DOC).build();
    assertThatThrownBy(() -> BASETEN.cost(1).plus(euro.cost(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cost: expected USD to be added, got EUR");
  }

  @Test
  void aKindOfTokenWithoutPriceIsAnErrorButNoneOfItIsFree() {
    Price beijing = PriceList.bundled().price("alibaba", "kimi-k2.5", LocalDate.of(2026, 7, 1));
    assertThat(beijing.cost(1_000_000, 0, 0).amount()).isEqualByComparingTo("0.574");
    assertThatThrownBy(() -> beijing.cost(1, 1, 0))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessageStartingWith("no cached input price known for alibaba/kimi-k2.5 (beijing) (");
  }

  @Test
  void aNegativeCountIsTheCallersMistake() {
    assertThatThrownBy(() -> BASETEN.cost(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("input tokens: expected at least 0, got -1");
  }
}
