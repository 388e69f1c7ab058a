package io.github.visionpreflight.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.price.Price;
import io.github.visionpreflight.price.PriceList;
import io.github.visionpreflight.testdata.SharedFiles;
import io.github.visionpreflight.token.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/providers.md} says of every model what the catalogue says, so that it cannot go
 * stale. With {@code -Dproviders.page=write} the page is written anew instead of compared.
 */
class ProvidersPageTest {
  private static final String START = "<!-- made from the catalogue: start -->";
  private static final String END = "<!-- made from the catalogue: end -->";
  private static final String NOT_STATED = "–";
  private static final String SHORT_HEAD =
      "| provider and vision models | images / videos a request | dialects | limits | tokens by"
          + " | USD per million in / out | checked |";

  @Test
  void thePageSaysWhatTheCatalogueSays() throws IOException {
    Path page = SharedFiles.root().resolve("docs/providers.md");
    String text = Files.readString(page);
    int from = text.indexOf(START) + START.length();
    int to = text.indexOf(END);
    String made = "\n\n" + tables() + "\n";
    if ("write".equals(System.getProperty("providers.page"))) {
      Files.writeString(page, text.substring(0, from) + made + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to)).isEqualTo(made);
  }

  /** The README has the short table once its first line is there. */
  @Test
  void theReadmeSaysTheSameInShort() throws IOException {
    String readme = Files.readString(SharedFiles.root().resolve("README.md"));
    if (readme.contains(SHORT_HEAD)) {
      assertThat(readme).contains(shortTable());
    }
  }

  private static String shortTable() {
    Map<String, List<ModelProfile>> seeing = byProvider();
    seeing.values().forEach(models -> models.removeIf(model -> !model.acceptsImages()));
    StringBuilder table = new StringBuilder(SHORT_HEAD).append("\n|---|---|---|---|---|---|---|\n");
    seeing.forEach((provider, models) -> table.append(shortRow(provider, models)));
    return table.toString();
  }

  private static String shortRow(String provider, List<ModelProfile> models) {
    ModelProfile first = models.get(0);
    String prices =
        models.stream()
            .filter(model -> !prices(model).equals("unknown"))
            .map(model -> model.model().replaceAll(".*/", "") + " " + shortPrice(model))
            .collect(Collectors.joining("; "));
    return "| `"
        + String.join(
            " | ",
            provider + "/` " + slugs(models),
            count(first, LimitName.IMAGES_PER_REQUEST)
                + " / "
                + (models.stream().anyMatch(ModelProfile::acceptsVideos)
                    ? count(models.get(0), LimitName.VIDEOS_PER_REQUEST)
                    : "none"),
            dialects(first),
            shortLimits(models),
            each(models, ProvidersPageTest::rule),
            prices.isEmpty() ? "unknown" : prices,
            each(models, ProvidersPageTest::checked))
        + " |\n";
  }

  private static String slugs(List<ModelProfile> models) {
    return models.stream().map(ModelProfile::model).collect(Collectors.joining(", "));
  }

  private static String each(List<ModelProfile> models, Cell cell) {
    return models.stream().map(cell::of).distinct().collect(Collectors.joining(" / "));
  }

  private static String shortPrice(ModelProfile model) {
    return PriceList.bundled().prices().stream()
        .filter(price -> price.id().equals(model.id()))
        .map(price -> figure(price.input()) + " / " + figure(price.output()))
        .collect(Collectors.joining(", "));
  }

  private static String shortLimits(List<ModelProfile> models) {
    Map<String, LimitName> names = new LinkedHashMap<>();
    names.put("body", LimitName.REQUEST_BODY_BYTES);
    names.put("all media", LimitName.TOTAL_MEDIA_BYTES);
    names.put("image", LimitName.IMAGE_BYTES);
    names.put("image as base64", LimitName.IMAGE_BASE64_BYTES);
    names.put("uploaded file", LimitName.FILE_BYTES);
    names.put("seconds of video", LimitName.VIDEO_SECONDS);
    List<String> limits = new ArrayList<>();
    names.forEach(
        (word, name) -> {
          String bounds = each(models, model -> bounds(model, name)).replaceAll(",000,000", " MB");
          if (!bounds.equals(NOT_STATED)) {
            limits.add(word + " " + bounds);
          }
        });
    return String.join(", ", limits);
  }

  private static String tables() {
    StringBuilder page = new StringBuilder(shortTable()).append("\n");
    byProvider().forEach((provider, models) -> page.append(table(provider, models)));
    return page.toString().stripTrailing() + "\n";
  }

  private static Map<String, List<ModelProfile>> byProvider() {
    return ModelProfile.all().stream()
        .collect(
            Collectors.groupingBy(
                ModelProfile::provider,
                LinkedHashMap::new,
                Collectors.toCollection(ArrayList::new)));
  }

  private static String table(String provider, List<ModelProfile> models) {
    List<ModelProfile> seeing = models.stream().filter(ModelProfile::acceptsImages).toList();
    StringBuilder table = new StringBuilder("## " + provider + "\n\n|");
    seeing.forEach(model -> table.append(" | ").append(model.model()));
    table.append(" |\n|---").append("|---".repeat(seeing.size())).append("|\n");
    rows().forEach((name, cell) -> table.append(row(name, seeing, cell)));
    String texts =
        models.stream()
            .filter(model -> !model.acceptsImages())
            .map(ProvidersPageTest::named)
            .collect(Collectors.joining(", "));
    return table + (texts.isEmpty() ? "\n" : "\nText only, media refused: " + texts + ".\n\n");
  }

  private static String row(String name, List<ModelProfile> models, Cell cell) {
    List<String> cells = models.stream().map(cell::of).toList();
    boolean said = cells.stream().anyMatch(text -> !text.equals(NOT_STATED));
    return said ? "| " + name + " | " + String.join(" | ", cells) + " |\n" : "";
  }

  private static String named(ModelProfile model) {
    return model
        .limits()
        .setting(LimitName.RETIRES)
        .map(limit -> model.model() + " (retires " + limit.value() + ")")
        .orElse(model.model());
  }

  /** What a table says of a model. */
  private interface Cell {
    String of(ModelProfile model);
  }

  private static Map<String, Cell> rows() {
    Map<String, Cell> rows = new LinkedHashMap<>();
    rows.put("images a request", model -> count(model, LimitName.IMAGES_PER_REQUEST));
    rows.put(
        "videos a request",
        model -> model.acceptsVideos() ? count(model, LimitName.VIDEOS_PER_REQUEST) : "none");
    rows.put("dialects", ProvidersPageTest::dialects);
    rows.put("how media travel", ProvidersPageTest::transports);
    rows.put("image types", model -> words(model, LimitName.IMAGE_TYPE));
    rows.put("image types above a size", ProvidersPageTest::largeTypes);
    rows.put("video types", model -> words(model, LimitName.VIDEO_TYPE));
    for (LimitName name : BOUNDS) {
      rows.put(name.words(), model -> bounds(model, name));
    }
    rows.put("`detail`", model -> words(model, LimitName.DETAIL));
    rows.put("context tokens", model -> bounds(model, LimitName.CONTEXT_TOKENS));
    rows.put("counts tokens by", ProvidersPageTest::rule);
    rows.put("price, USD per million: input / cached / output", ProvidersPageTest::prices);
    rows.put("limits checked", ProvidersPageTest::checked);
    return rows;
  }

  private static final List<LimitName> BOUNDS =
      List.of(
          LimitName.IMAGE_BYTES,
          LimitName.IMAGE_BASE64_BYTES,
          LimitName.TOTAL_MEDIA_BYTES,
          LimitName.REQUEST_BODY_BYTES,
          LimitName.IMAGE_SIDE_PIXELS,
          LimitName.IMAGE_ASPECT_RATIO,
          LimitName.IMAGE_SIZE,
          LimitName.VIDEO_BYTES,
          LimitName.VIDEO_BASE64_BYTES,
          LimitName.VIDEO_SECONDS,
          LimitName.VIDEO_SIZE,
          LimitName.FRAMES_IN_LIST,
          LimitName.SAMPLE_FPS,
          LimitName.MAX_FRAMES,
          LimitName.FILE_BYTES);

  private static String count(ModelProfile model, LimitName name) {
    if (model.limits().find(name, Limit.Bound.UNLIMITED).isPresent()) {
      return "no limit";
    }
    OptionalLong most = model.limits().most(name);
    return most.isPresent() ? Long.toString(most.getAsLong()) : NOT_STATED;
  }

  private static String dialects(ModelProfile model) {
    return model.dialects().stream().sorted().map(Dialect::id).collect(Collectors.joining(", "));
  }

  private static String transports(ModelProfile model) {
    TreeSet<Transport> all = new TreeSet<>();
    model.dialects().forEach(dialect -> all.addAll(model.withDialect(dialect).transports()));
    List<String> ways = new ArrayList<>();
    for (Transport way : all) {
      boolean everywhere =
          model.dialects().stream()
              .allMatch(dialect -> model.withDialect(dialect).transports().contains(way));
      ways.add(everywhere ? way.id() : way.id() + " (dashscope)");
    }
    return String.join(", ", ways);
  }

  private static String words(ModelProfile model, LimitName name) {
    Optional<Map<String, String>> words = model.limits().words(name);
    return words.map(all -> String.join(" ", all.keySet())).orElse(NOT_STATED);
  }

  private static String largeTypes(ModelProfile model) {
    return model
        .limits()
        .setting(LimitName.LARGE_IMAGE_SIZE)
        .map(size -> "> " + size.value() + ": " + words(model, LimitName.LARGE_IMAGE_TYPE))
        .orElse(NOT_STATED);
  }

  private static String bounds(ModelProfile model, LimitName name) {
    String said =
        allLimits(model)
            .filter(limit -> limit.name() == name)
            .map(ProvidersPageTest::bound)
            .distinct()
            .collect(Collectors.joining("; "));
    return said.isEmpty() ? NOT_STATED : said;
  }

  private static Stream<Limit> allLimits(ModelProfile model) {
    return model.dialects().stream()
        .sorted()
        .flatMap(dialect -> model.withDialect(dialect).limits().all().stream())
        .distinct();
  }

  private static String bound(Limit limit) {
    String how =
        switch (limit.bound()) {
          case AT_MOST, WITHIN -> "≤ ";
          case BELOW -> "< ";
          case AT_LEAST -> "≥ ";
          case ABOVE -> "> ";
          case UNLIMITED -> "no limit";
          case ONE_OF, SETTING -> "default ";
        };
    String where =
        limit.transports().isEmpty()
            ? ""
            : limit.transports().stream()
                .sorted()
                .map(Transport::id)
                .collect(Collectors.joining(", ", " by ", ""));
    String advice = limit.severity() == Violation.Severity.WARNING ? " (advice)" : "";
    return how + grouped(limit.value()) + where + advice + basis(limit.source().basis());
  }

  private static String grouped(String value) {
    return value.matches("\\d{5,}")
        ? String.format(Locale.ROOT, "%,d", Long.valueOf(value))
        : value;
  }

  private static String basis(Basis basis) {
    return basis == Basis.DOC ? "" : " (" + basis.name().toLowerCase(Locale.ROOT) + ")";
  }

  private static String rule(ModelProfile model) {
    return model.tokenRule().name() + basis(model.tokenRule().basis());
  }

  private static String prices(ModelProfile model) {
    List<String> prices = new ArrayList<>();
    for (Price price : PriceList.bundled().prices()) {
      if (price.id().equals(model.id())) {
        String variant = price.variant().isEmpty() ? "" : price.variant() + ": ";
        prices.add(
            variant
                + figure(price.input())
                + " / "
                + figure(price.cachedInput())
                + " / "
                + figure(price.output())
                + ", checked "
                + price.checked());
      }
    }
    return prices.isEmpty() ? "unknown" : String.join("; ", prices);
  }

  private static String figure(Optional<Price.Rate> rate) {
    return rate.map(known -> known.perMillion().toPlainString() + basis(known.basis()))
        .orElse(NOT_STATED);
  }

  private static String checked(ModelProfile model) {
    return allLimits(model)
        .filter(limit -> limit.source().basis() == Basis.DOC)
        .map(limit -> limit.source().checked())
        .max(String::compareTo)
        .orElse(NOT_STATED);
  }
}
