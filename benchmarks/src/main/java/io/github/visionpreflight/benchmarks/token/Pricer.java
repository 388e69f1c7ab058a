package io.github.visionpreflight.benchmarks.token;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.price.Price;
import io.github.visionpreflight.price.PriceList;
import io.github.visionpreflight.token.TokenRule;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Who says what a picture or a video of known size costs at moonshot/kimi-k2.5. */
public enum Pricer implements Implementation {
  /** Ours, the whole answer: tokens with bounds and basis, violations, cost with its source. */
  PREFLIGHT {
    @Override
    BigDecimal cost(Shape shape) {
      Preflight preflight = Prices.PREFLIGHT;
      return (shape.isVideo()
              ? preflight.estimate(shape.video())
              : preflight.estimate(shape.size()))
          .cost()
          .amount();
    }
  },
  /** Ours, the parts: the rule, and the price row that was looked up once. */
  RULE_AND_PRICE {
    @Override
    BigDecimal cost(Shape shape) {
      return Prices.ROW.cost(promptTokens(shape)).amount();
    }
  },
  /** One multiplication behind the rule, as billing code has it. */
  BY_HAND {
    @Override
    BigDecimal cost(Shape shape) {
      return Prices.PER_MILLION.multiply(BigDecimal.valueOf(promptTokens(shape))).movePointLeft(6);
    }
  };

  abstract BigDecimal cost(Shape shape);

  @Override
  public boolean isOurs() {
    return this != BY_HAND;
  }

  private static long promptTokens(Shape shape) {
    TokenRule rule = TokenRule.processor();
    return (shape.isVideo() ? rule.video(shape.video()) : rule.image(shape.size()))
        .promptTokens()
        .orElseThrow();
  }

  private static final class Prices {
    static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    static final Preflight PREFLIGHT = Preflight.forModel("moonshot/kimi-k2.5").withPricesOf(DAY);
    static final Price ROW = PriceList.bundled().price("moonshot", "kimi-k2.5", DAY);
    static final BigDecimal PER_MILLION = ROW.input().orElseThrow().perMillion();
  }
}
