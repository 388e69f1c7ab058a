package io.github.visionpreflight.cli;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.price.Price;
import io.github.visionpreflight.price.PriceList;
import io.github.visionpreflight.provider.Limit;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every provider and model: limits, rules, prices, each with source and date. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description =
        "List every provider and model: limits, rules, prices, each with source and date.")
final class ModelsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Print one JSON object a line for each model.")
  private boolean json;

  ModelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Output output =
        json ? Output.json(console.out()) : Output.text(console.out(), ModelsCommand::text)) {
      ModelProfile.all().forEach(profile -> output.print(row(profile)));
    }
    return ExitCode.OK;
  }

  private static Row row(ModelProfile profile) {
    Row row = new Row(profile.id());
    row.put("model", profile.id());
    row.put("title", profile.title());
    row.put("images", profile.acceptsImages());
    row.put("videos", profile.acceptsVideos());
    row.put("dialects", profile.dialects().stream().map(Dialect::id).sorted().toList());
    if (profile.acceptsImages()) {
      row.put("rule", profile.tokenRule().name());
      row.put("rule_basis", profile.tokenRule().basis().name().toLowerCase(Locale.ROOT));
      row.put("rule_source", profile.tokenRule().source());
    }
    row.put("limits", limits(profile).map(ModelsCommand::limit).toList());
    return row.put("prices", prices(profile));
  }

  /** Returns the limits of every dialect, each once, those of the default dialect first. */
  private static Stream<Limit> limits(ModelProfile profile) {
    return Stream.concat(Stream.of(profile.dialect()), profile.dialects().stream().sorted())
        .flatMap(dialect -> profile.withDialect(dialect).limits().all().stream())
        .distinct();
  }

  private static Object limit(Limit limit) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("limit", limit.name().id());
    fields.put("bound", limit.bound().name().toLowerCase(Locale.ROOT));
    fields.put("value", limit.allowed());
    if (!limit.name().unit().isEmpty()) {
      fields.put("unit", limit.name().unit());
    }
    if (!limit.transports().isEmpty()) {
      fields.put("transports", limit.transports().stream().map(Transport::id).sorted().toList());
    }
    if (!limit.dialects().isEmpty()) {
      fields.put("dialects", limit.dialects().stream().map(Dialect::id).sorted().toList());
    }
    if (limit.severity() == Violation.Severity.WARNING) {
      fields.put("severity", "warning");
    }
    fields.put("basis", limit.source().basis().name().toLowerCase(Locale.ROOT));
    fields.put("source", limit.source().page());
    fields.put("sentence", limit.source().sentence());
    fields.put("checked", limit.source().checked());
    return fields;
  }

  private static List<Object> prices(ModelProfile profile) {
    List<Object> rows = new ArrayList<>();
    for (Price price : PriceList.bundled().prices()) {
      if (price.id().equals(profile.id())) {
        rows.add(price(price));
      }
    }
    return rows;
  }

  private static Object price(Price price) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!price.variant().isEmpty()) {
      fields.put("variant", price.variant());
    }
    fields.put("currency", price.currency());
    rate("input", price.input(), fields);
    rate("cached_input", price.cachedInput(), fields);
    rate("output", price.output(), fields);
    fields.put("source", price.source());
    fields.put("checked", price.checked());
    return fields;
  }

  private static void rate(String name, Optional<Price.Rate> rate, Map<String, Object> fields) {
    rate.ifPresent(
        r -> {
          fields.put(name + "_per_million", r.perMillion().toPlainString());
          fields.put(name + "_basis", r.basis().name().toLowerCase(Locale.ROOT));
        });
  }

  private static String text(Row row) {
    StringBuilder text = new StringBuilder(row.text("model"));
    text.append(": ").append(row.text("title"));
    if (row.text("images").equals("true")) {
      text.append(row.text("videos").equals("true") ? ", images and videos" : ", images");
      text.append(", counts by ").append(row.text("rule")).append(" (");
      text.append(row.text("rule_basis")).append(": ").append(row.text("rule_source")).append(')');
    } else {
      text.append(", text only");
    }
    lines(row, "limits", text);
    lines(row, "prices", text);
    return text.toString();
  }

  private static void lines(Row row, String name, StringBuilder text) {
    if (row.fields().get(name) instanceof List<?> items) {
      for (Object item : items) {
        text.append("\n  ");
        ((Map<?, ?>) item).forEach((key, value) -> word(key, value, text));
      }
    }
  }

  /** A sentence is for those who check; it would hide everything else on a line. */
  private static void word(Object key, Object value, StringBuilder text) {
    if (!key.equals("sentence")) {
      text.append(key).append(' ').append(value).append("  ");
    }
  }
}
