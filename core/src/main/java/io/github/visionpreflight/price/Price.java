package io.github.visionpreflight.price;

import io.github.visionpreflight.token.Basis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a provider asks for a model's tokens over a span of days. Immutable.
 *
 * @param provider the provider, as in a profile's id: {@code moonshot}
 * @param model the model, as in a profile's id: {@code kimi-k2.5}
 * @param variant which of several prices of one model this is: a service tier, a region; empty when
 *     there is but one
 * @param currency ISO 4217 code: {@code USD}
 * @param input the price of input tokens; empty when not known
 * @param cachedInput the price of input tokens that the provider had in its cache; empty when not
 *     known
 * @param output the price of output tokens; empty when not known
 * @param from the first day (UTC) of the price; empty when no beginning is documented
 * @param to the first day (UTC) after the price; empty when no end is documented
 * @param source where the figures are from, for people
 * @param checked when they were compared with the source, as {@code 2026-07-01} or {@code 2026-07};
 *     may be empty
 * @param layer which layer of a {@link PriceList} the row is in: {@code bundled}, a file's name, or
 *     {@code code}
 */
public record Price(
    String provider,
    String model,
    String variant,
    String currency,
    Optional<Rate> input,
    Optional<Rate> cachedInput,
    Optional<Rate> output,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    String source,
    String checked,
    String layer) {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern CHECKED = Pattern.compile("|[0-9]{4}-[0-9]{2}(-[0-9]{2})?");

  /**
   * A price for a million tokens.
   *
   * @param perMillion in the price's currency, at least 0
   * @param basis what the figure rests on
   */
  public record Rate(BigDecimal perMillion, Basis basis) {
    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public Rate {
      if (perMillion.signum() < 0) {
        throw new IllegalArgumentException(
            "price per million tokens: expected at least 0, got " + perMillion.toPlainString());
      }
    }
  }

  /**
   * Checks the row.
   *
   * @throws IllegalArgumentException when provider or model is empty, no figure is known, the
   *     currency is not a code of three capitals, or {@code to} is not after {@code from}
   */
  public Price {
    if (provider.isEmpty() || model.isEmpty()) {
      throw new IllegalArgumentException("price: expected a provider and a model");
    }
    if (!CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException(
          "currency: expected a code such as USD, got '" + currency + "'");
    }
    if (input.isEmpty() && cachedInput.isEmpty() && output.isEmpty()) {
      throw new IllegalArgumentException("price: expected at least one figure, got none");
    }
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw new IllegalArgumentException(
          "to: expected a day after " + from.get() + ", got " + to.get());
    }
    if (!CHECKED.matcher(checked).matches()) {
      throw new IllegalArgumentException(
          "checked: expected a date such as 2026-07-01 or a month, got '" + checked + "'");
    }
  }

  /** Returns a builder for a price that is given in code. */
  public static Builder builder(String provider, String model, String currency) {
    return new Builder(provider, model, currency);
  }

  /** Returns {@code provider/model}, the id of a profile. */
  public String id() {
    return provider + "/" + model;
  }

  /** Returns whether the price holds on this day (UTC). */
  public boolean covers(LocalDate day) {
    return (from.isEmpty() || !day.isBefore(from.get()))
        && (to.isEmpty() || day.isBefore(to.get()));
  }

  /**
   * Returns what so many input tokens cost, exactly.
   *
   * @throws UnknownPriceException when the price of input tokens is not known
   * @throws IllegalArgumentException when the number is negative
   */
  public Cost cost(long inputTokens) {
    return cost(inputTokens, 0, 0);
  }

  /**
   * Returns what a request and its answer cost, exactly.
   *
   * @param inputTokens input tokens that were not cached
   * @param cachedInputTokens input tokens that were
   * @param outputTokens tokens of the answer
   * @throws UnknownPriceException when there are tokens of a kind whose price is not known
   * @throws IllegalArgumentException when a number is negative
   */
  public Cost cost(long inputTokens, long cachedInputTokens, long outputTokens) {
    BigDecimal amount =
        amount("input", input, inputTokens)
            .add(amount("cached input", cachedInput, cachedInputTokens))
            .add(amount("output", output, outputTokens));
    Basis weakest =
        basis(input, inputTokens)
            .weaker(basis(cachedInput, cachedInputTokens))
            .weaker(basis(output, outputTokens));
    return new Cost(amount, currency, weakest, List.of(this));
  }

  private BigDecimal amount(String kind, Optional<Rate> rate, long tokens) {
    if (tokens < 0) {
      throw new IllegalArgumentException(kind + " tokens: expected at least 0, got " + tokens);
    }
    if (tokens == 0) {
      return BigDecimal.ZERO;
    }
    Rate known = rate.orElseThrow(() -> UnknownPriceException.ofKind(this, kind));
    return known.perMillion().multiply(BigDecimal.valueOf(tokens)).movePointLeft(6);
  }

  /** A figure that nothing is counted by weakens nothing. */
  private static Basis basis(Optional<Rate> rate, long tokens) {
    return tokens == 0 ? Basis.DOC : rate.map(Rate::basis).orElse(Basis.UNKNOWN);
  }

  /** Returns {@code provider/model (variant)}, without the variant where there is none. */
  @Override
  public String toString() {
    return variant.isEmpty() ? id() : id() + " (" + variant + ")";
  }

  /** What a row is looked up by. */
  record Key(String provider, String model, String variant) {
    static Key of(Price price) {
      return new Key(price.provider, price.model, price.variant);
    }

    String id() {
      return provider + "/" + model;
    }

    boolean sameModel(Price price) {
      return provider.equals(price.provider) && model.equals(price.model);
    }

    @Override
    public String toString() {
      return variant.isEmpty() ? id() : id() + " (" + variant + ")";
    }
  }

  /** Collects a price. What is not set is not known. Not safe to share. */
  public static final class Builder {
    private final String provider;
    private final String model;
    private final String currency;
    private String variant = "";
    private Optional<Rate> input = Optional.empty();
    private Optional<Rate> cachedInput = Optional.empty();
    private Optional<Rate> output = Optional.empty();
    private Optional<LocalDate> from = Optional.empty();
    private Optional<LocalDate> to = Optional.empty();
    private String source = "given in code";
    private String checked = "";
    private String layer = "code";

    private Builder(String provider, String model, String currency) {
      this.provider = provider;
      this.model = model;
      this.currency = currency;
    }

    /** Sets which of several prices of the model this is. */
    public Builder variant(String value) {
      variant = value;
      return this;
    }

    /** Sets the price of a million input tokens. */
    public Builder input(BigDecimal perMillion, Basis basis) {
      input = Optional.of(new Rate(perMillion, basis));
      return this;
    }

    /** Sets the price of a million cached input tokens. */
    public Builder cachedInput(BigDecimal perMillion, Basis basis) {
      cachedInput = Optional.of(new Rate(perMillion, basis));
      return this;
    }

    /** Sets the price of a million output tokens. */
    public Builder output(BigDecimal perMillion, Basis basis) {
      output = Optional.of(new Rate(perMillion, basis));
      return this;
    }

    /** Sets the first day (UTC) of the price. */
    public Builder from(LocalDate day) {
      from = Optional.of(day);
      return this;
    }

    /** Sets the first day (UTC) after the price. */
    public Builder to(LocalDate day) {
      to = Optional.of(day);
      return this;
    }

    /** Sets where the figures are from. */
    public Builder source(String value) {
      source = value;
      return this;
    }

    /** Sets when the figures were compared with the source: a date or a month. */
    public Builder checked(String value) {
      checked = value;
      return this;
    }

    Builder layer(String value) {
      layer = value;
      return this;
    }

    /**
     * Returns the price.
     *
     * @throws IllegalArgumentException when the row is not right, see {@link Price}
     */
    public Price build() {
      return new Price(
          provider,
          model,
          variant,
          currency,
          input,
          cachedInput,
          output,
          from,
          to,
          source,
          checked,
          layer);
    }
  }
}
