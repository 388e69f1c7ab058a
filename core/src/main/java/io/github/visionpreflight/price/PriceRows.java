package io.github.visionpreflight.price;

import io.github.visionpreflight.csv.CsvRow;
import io.github.visionpreflight.csv.CsvTable;
import io.github.visionpreflight.token.Basis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Turns the rows of a table into a layer of prices, and refuses a layer that contradicts itself.
 */
final class PriceRows {
  private static final List<String> REQUIRED = List.of("provider", "model", "currency");
  private static final List<String> COLUMNS =
      List.of(
          "provider",
          "model",
          "variant",
          "currency",
          "input",
          "cached_input",
          "output",
          "input_basis",
          "cached_input_basis",
          "output_basis",
          "from",
          "to",
          "source",
          "checked");

  private PriceRows() {}

  static PriceList read(String layer, CsvTable table) {
    table.checkColumns(layer, COLUMNS, REQUIRED);
    List<CsvRow> rows = table.rows();
    List<Price> prices = rows.stream().map(row -> price(layer, row)).toList();
    return layer(prices, index -> layer + " line " + rows.get(index).line());
  }

  /**
   * Returns the layer, unless two of its rows hold on one day for one variant of one model.
   *
   * @param place what messages call the row with this index
   */
  static PriceList layer(List<Price> prices, IntFunction<String> place) {
    Map<Price.Key, List<Integer>> byKey = new HashMap<>();
    for (int i = 0; i < prices.size(); i++) {
      Price price = prices.get(i);
      List<Integer> same = byKey.computeIfAbsent(Price.Key.of(price), key -> new ArrayList<>());
      for (int other : same) {
        if (overlap(price, prices.get(other))) {
          throw new IllegalArgumentException(
              place.apply(i) + ": overlaps in time with " + place.apply(other) + ": " + price);
        }
      }
      same.add(i);
    }
    return PriceList.ofLayer(prices);
  }

  private static boolean overlap(Price a, Price b) {
    return startsBeforeEndOf(a, b) && startsBeforeEndOf(b, a);
  }

  private static boolean startsBeforeEndOf(Price a, Price b) {
    return a.from().isEmpty() || b.to().isEmpty() || a.from().get().isBefore(b.to().get());
  }

  private static Price price(String layer, CsvRow row) {
    Price.Builder price =
        Price.builder(row.required("provider"), row.required("model"), row.required("currency"))
            .variant(row.text("variant"))
            .source(row.text("source").isEmpty() ? layer : row.text("source"))
            .checked(row.text("checked"))
            .layer(layer);
    row.decimal("input").ifPresent(amount -> price.input(amount, basis(row, "input")));
    row.decimal("cached_input")
        .ifPresent(amount -> price.cachedInput(amount, basis(row, "cached_input")));
    row.decimal("output").ifPresent(amount -> price.output(amount, basis(row, "output")));
    row.date("from").ifPresent(price::from);
    row.date("to").ifPresent(price::to);
    return built(layer, row, price);
  }

  private static Basis basis(CsvRow row, String figure) {
    return row.constant(figure + "_basis", Basis.class, Basis.SECOND);
  }

  private static Price built(String layer, CsvRow row, Price.Builder price) {
    try {
      return price.build();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(layer + " line " + row.line() + ", " + e.getMessage(), e);
    }
  }
}
