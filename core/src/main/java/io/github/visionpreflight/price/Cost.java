package io.github.visionpreflight.price;

import io.github.visionpreflight.token.Basis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exact amount of money and the prices it came from. Nothing is rounded until somebody asks for
 * it. Immutable.
 *
 * @param amount exact, at least 0
 * @param currency ISO 4217 code
 * @param basis the weakest basis of the figures used
 * @param prices the price rows used, without doubles
 */
public record Cost(BigDecimal amount, String currency, Basis basis, List<Price> prices) {
  /** Copies the list. */
  public Cost {
    prices = List.copyOf(prices);
  }

  /**
   * Returns the sum, exactly.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  public Cost plus(Cost other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "cost: expected " + currency + " to be added, got " + other.currency);
    }
    List<Price> both = Stream.concat(prices.stream(), other.prices.stream()).distinct().toList();
    return new Cost(amount.add(other.amount), currency, basis.weaker(other.basis), both);
  }

  /** Returns the amount rounded to so many decimal places, for display. */
  public BigDecimal rounded(int scale, RoundingMode mode) {
    return amount.setScale(scale, mode);
  }

  /** Returns the exact amount in plain digits and the currency: {@code 0.0016146 USD}. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
