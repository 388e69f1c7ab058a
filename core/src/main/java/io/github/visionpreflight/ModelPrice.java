package io.github.visionpreflight;

import io.github.visionpreflight.price.Price;
import io.github.visionpreflight.price.PriceList;
import io.github.visionpreflight.price.UnknownPriceException;
import io.github.visionpreflight.provider.ModelProfile;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One model's price, looked up once a day and kept, also when none is known: a run over many media
 * asks for the same one again and again. Safe to share.
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
    if (known == null || !known.day.equals(day)) {
      known = lookUp(day);
      last = known;
    }
    return known.price();
  }

  private OfDay lookUp(LocalDate day) {
    try {
      String variant = profile.priceVariant();
      return new OfDay(day, prices.price(profile.provider(), profile.model(), variant, day), null);
    } catch (UnknownPriceException e) {
      return new OfDay(day, null, e);
    }
  }

  private static final class OfDay {
    private final LocalDate day;
    private final @Nullable Price price;
    private final @Nullable UnknownPriceException unknown;

    OfDay(LocalDate day, @Nullable Price price, @Nullable UnknownPriceException unknown) {
      this.day = day;
      this.price = price;
      this.unknown = unknown;
    }

    Price price() {
      if (unknown != null) {
        throw unknown;
      }
      return Objects.requireNonNull(price);
    }
  }
}
