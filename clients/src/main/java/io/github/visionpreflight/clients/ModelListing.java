package io.github.visionpreflight.clients;

import io.github.visionpreflight.price.PriceList;
import java.util.List;

/**
 * What Baseten lists at one moment. Immutable.
 *
 * @param models in the host's order
 * @param prices a layer of those prices that could be read, for {@link PriceList#withLayer}
 * @param notes what could not be read and was left out, one line each, for people
 */
public record ModelListing(List<ListedModel> models, PriceList prices, List<String> notes) {
  /** Copies the lists. */
  public ModelListing {
    models = List.copyOf(models);
    notes = List.copyOf(notes);
  }
}
