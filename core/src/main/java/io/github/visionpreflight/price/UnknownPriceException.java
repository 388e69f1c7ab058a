package io.github.visionpreflight.price;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A price that was asked for and that nobody knows; the message says which are known instead. One
 * may be thrown more than once, by several threads: it takes no suppressed exceptions.
 */
public final class UnknownPriceException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN_ROWS = 20;

  /** The {@code provider/model} asked for. */
  private final String id;

  private UnknownPriceException(String id, String message) {
    super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ true);
    this.id = id;
  }

  /** Returns the {@code provider/model} whose price is missing. */
  public String id() {
    return id;
  }

  static UnknownPriceException ofModel(Price.Key key, LocalDate day, List<Price> known) {
    return new UnknownPriceException(
        key.id(), "no price known for " + key + " on " + day + "; " + instead(key, known));
  }

  static UnknownPriceException ofKind(Price price, String kind) {
    return new UnknownPriceException(
        price.id(), "no " + kind + " price known for " + price + " (" + price.source() + ")");
  }

  private static String instead(Price.Key key, List<Price> known) {
    List<Price> sameModel = known.stream().filter(key::sameModel).toList();
    List<Price> near =
        sameModel.isEmpty()
            ? known.stream().filter(price -> price.provider().equals(key.provider())).toList()
            : sameModel;
    return near.isEmpty()
        ? "no row of provider '" + key.provider() + "' at all"
        : "known: " + listed(near);
  }

  private static String listed(List<Price> prices) {
    return prices.stream()
        .map(UnknownPriceException::withPeriod)
        .distinct()
        .limit(SHOWN_ROWS)
        .collect(Collectors.joining(", "));
  }

  private static String withPeriod(Price price) {
    String from = price.from().map(day -> " from " + day).orElse("");
    String to = price.to().map(day -> " to " + day + " (exclusive)").orElse("");
    return price + from + to;
  }
}
