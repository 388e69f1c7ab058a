package io.github.visionpreflight.price;

import io.github.visionpreflight.csv.CsvTable;
import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prices in layers. A layer on top overrides those below it, model by model: the bundled rows, over
 * them perhaps a file, over that what a program says itself. Immutable and safe to share.
 *
 * <p>A price is looked up by provider, model and day, and perhaps a variant (a service tier, a
 * region):
 *
 * <ul>
 *   <li>With a variant: the row of that variant, or else the layer's row without a variant. A
 *       variant of which only others are known has no price.
 *   <li>Without a variant: the dearest that the layer has, by its input price, so that an estimate
 *       errs on the safe side of what is known. For Sail that is {@code asap}; for Alibaba it is
 *       {@code beijing}, the only region whose prices are published. The answer names its variant.
 * </ul>
 *
 * <p>The bundled rows mostly have no {@code from} and {@code to}, because the providers date no
 * change; {@link Price#checked()} says when they were read.
 */
public final class PriceList {
  private final List<List<Price>> layers;

  private PriceList(List<List<Price>> layers) {
    this.layers = layers;
  }

  /** Returns the prices that come with the library. */
  public static PriceList bundled() {
    return Bundled.LIST;
  }

  /**
   * Returns a list of one layer.
   *
   * @throws IllegalArgumentException when two rows of one model and variant overlap in time
   */
  public static PriceList of(List<Price> prices) {
    return PriceRows.layer(prices, index -> "price " + (index + 1));
  }

  /**
   * Reads a layer from a file: UTF-8 CSV with a header row. The columns are {@code provider, model,
   * variant, currency, input, cached_input, output, input_basis, cached_input_basis, output_basis,
   * from, to, source, checked}; required are provider, model and currency, and one figure a row.
   * Prices are decimals for a million tokens; {@code from} and {@code to} are days in UTC, the
   * latter exclusive. A missing basis is {@code SECOND}, a missing source the file's name.
   *
   * @throws IllegalArgumentException for an unknown column, a bad cell or overlapping periods, with
   *     the line; or for more than 1,000,000 characters
   * @throws MediaException.Io when the file cannot be read
   */
  public static PriceList parse(Path file) {
    String name = String.valueOf(file.getFileName());
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return parse(name, in);
    } catch (IOException e) {
      throw new MediaException.Io(name + ": prices cannot be read: " + e, e);
    }
  }

  /**
   * Reads a layer, as {@link #parse(Path)} does; does not close the reader.
   *
   * @param name the layer's name, also for messages
   * @throws IllegalArgumentException for an unknown column, a bad cell or overlapping periods, with
   *     the line; or for more than 1,000,000 characters
   * @throws MediaException.Io when reading fails
   */
  public static PriceList parse(String name, Reader in) {
    return PriceRows.read(name, CsvTable.parse(name, in));
  }

  /** Returns this list with another's layers on top. */
  public PriceList withLayer(PriceList top) {
    return new PriceList(Stream.concat(top.layers.stream(), layers.stream()).toList());
  }

  /** Returns every row, the top layer's first. */
  public List<Price> prices() {
    return layers.stream().flatMap(List::stream).toList();
  }

  /**
   * Returns the price of a model on a day.
   *
   * @throws UnknownPriceException when none is known
   */
  public Price price(String provider, String model, LocalDate day) {
    return price(provider, model, "", day);
  }

  /**
   * Returns the price of a model at a moment; the day is that of UTC.
   *
   * @throws UnknownPriceException when none is known
   */
  public Price price(String provider, String model, Instant moment) {
    return price(provider, model, "", moment);
  }

  /**
   * Returns the price of a variant of a model at a moment; the day is that of UTC.
   *
   * @param variant empty for no variant in particular
   * @throws UnknownPriceException when none is known
   */
  public Price price(String provider, String model, String variant, Instant moment) {
    return price(provider, model, variant, LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  /**
   * Returns the price of a variant of a model on a day.
   *
   * @param variant empty for no variant in particular
   * @throws UnknownPriceException when none is known
   */
  public Price price(String provider, String model, String variant, LocalDate day) {
    Price.Key key = new Price.Key(provider, model, variant);
    return layers.stream()
        .flatMap(layer -> inLayer(layer, key, day).stream())
        .findFirst()
        .orElseThrow(() -> UnknownPriceException.ofModel(key, day, prices()));
  }

  private static Optional<Price> inLayer(List<Price> layer, Price.Key key, LocalDate day) {
    List<Price> rows =
        layer.stream().filter(price -> key.sameModel(price) && price.covers(day)).toList();
    return key.variant().isEmpty() ? dearest(rows) : ofVariant(rows, key.variant());
  }

  private static Optional<Price> ofVariant(List<Price> rows, String variant) {
    return Stream.of(variant, "")
        .flatMap(wanted -> rows.stream().filter(price -> price.variant().equals(wanted)))
        .findFirst();
  }

  private static Optional<Price> dearest(List<Price> rows) {
    return rows.stream()
        .max(
            Comparator.comparing((Price price) -> amount(price.input()))
                .thenComparing(price -> amount(price.output())));
  }

  private static BigDecimal amount(Optional<Price.Rate> rate) {
    return rate.map(Price.Rate::perMillion).orElse(BigDecimal.ZERO);
  }

  static PriceList ofLayer(List<Price> checked) {
    return new PriceList(List.of(List.copyOf(checked)));
  }

  /** Read when first asked for. */
  private static final class Bundled {
    static final PriceList LIST =
        PriceRows.read("bundled", CsvTable.bundled(PriceList.class, "prices.csv"));
  }
}
