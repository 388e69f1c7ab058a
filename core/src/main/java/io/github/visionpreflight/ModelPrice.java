package io.github.visionpreflight;

import io.github.visionpreflight.price.Price;
import io.github.visionpreflight.price.PriceList;
import io.github.visionpreflight.price.UnknownPriceException;
import io.github.visionpreflight.provider.ModelProfile;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One model's price, looked up once a day and kept: a run over many media asks for the same one
 * again and again. Safe to share.
 */
final class ModelPrice {
  private final ModelProfile profile;
  private final PriceList prices;
  private volatile @Nullable OfDay last;

  ModelPrice(ModelProfile profile, PriceList prices) {
    this.profile = profile;
    this.prices = prices;
  }

  PriceList prices() {
    return prices;
  }

  /**
   * Returns the price of a day.
   *
   * @throws UnknownPriceException when none is known
   */
  Price on(LocalDate day) {
    OfDay known = last;
    return known != null && known.day.equals(day) ? known.price : lookUp(day);
  }

  private Price lookUp(LocalDate day) {
    Price price = prices.price(profile.provider(), profile.model(), profile.priceVariant(), day);
    last = new OfDay(day, price);
    return price;
  }

  private record OfDay(LocalDate day, Price price) {}
}
