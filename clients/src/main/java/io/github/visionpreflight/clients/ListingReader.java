package io.github.visionpreflight.clients;

import io.github.visionpreflight.price.Price;
import io.github.visionpreflight.price.PriceList;
import io.github.visionpreflight.token.Basis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a list of models. A price is taken when it is a decimal above 0; anything else is noted and
 * stays unknown, because a price that is missing must never count as nothing.
 */
final class ListingReader {
  /** Prices are for one token there and for a million here. */
  private static final int TOKENS_PER_PRICE_DIGITS = 6;

  private final String source;
  private final LocalDate today;
  private final HostText text;
  private final Set<String> seen = new HashSet<>();
  private final List<ListedModel> models = new ArrayList<>();
  private final List<Price> prices = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ListingReader(String source, LocalDate today, HostText text) {
    this.source = source;
    this.today = today;
    this.text = text;
  }

  ModelListing read(List<?> data) {
    for (int i = 0; i < data.size(); i++) {
      String place = "data[" + i + "]";
      Optional<JsonObject> model = JsonObject.of(data.get(i));
      Optional<String> id = model.flatMap(said -> said.text("id")).filter(s -> !s.isBlank());
      if (id.isEmpty()) {
        notes.add(place + ": left out, it has no id");
      } else if (!seen.add(id.get())) {
        notes.add(place + ": left out, " + text.quotable(id.get()) + " was listed before");
      } else {
        read(id.get(), model.get());
      }
    }
    return new ModelListing(models, PriceList.of(prices), notes);
  }

  private void read(String id, JsonObject said) {
    models.add(ListedModel.of(id, said));
    JsonObject pricing = said.object("pricing").orElse(JsonObject.EMPTY);
    Optional<BigDecimal> input = perMillion(id, pricing, "prompt");
    Optional<BigDecimal> output = perMillion(id, pricing, "completion");
    if (input.isPresent() || output.isPresent()) {
      prices.add(price(id, input, output));
    }
  }

  private Price price(String id, Optional<BigDecimal> input, Optional<BigDecimal> output) {
    Price.Builder price =
        Price.builder("baseten", id, "USD").source(source).checked(today.toString());
    input.ifPresent(amount -> price.input(amount, Basis.DOC));
    output.ifPresent(amount -> price.output(amount, Basis.DOC));
    return price.build();
  }

  private Optional<BigDecimal> perMillion(String id, JsonObject pricing, String name) {
    Optional<BigDecimal> amount =
        pricing
            .decimal(name)
            .filter(perToken -> perToken.signum() > 0)
            .map(perToken -> perToken.movePointRight(TOKENS_PER_PRICE_DIGITS));
    if (amount.isEmpty()) {
      String what = pricing.has(name) ? "is not a decimal above 0" : "is missing";
      notes.add(text.quotable(id) + ": pricing." + name + " " + what + "; the price is unknown");
    }
    return amount;
  }
}
