package io.github.visionpreflight.cli;

import io.github.visionpreflight.Estimate;
import io.github.visionpreflight.price.Cost;
import io.github.visionpreflight.price.Price;
import io.github.visionpreflight.price.UnknownPriceException;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.token.TokenEstimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields that say what a medium costs at a model and what is in its way. */
final class EstimateFields {
  private EstimateFields() {}

  static Row add(Row row, Estimate estimate, Budget budget) {
    TokenEstimate count = estimate.count();
    row.put("model", estimate.profile().id());
    row.put("rule", count.rule().name());
    row.put("basis", count.basis().name().toLowerCase(Locale.ROOT));
    row.put("tokens", count.tokens());
    if (count.low() != count.high()) {
      row.put("tokens_low", count.low());
      row.put("tokens_high", count.high());
    }
    row.put("prompt_tokens", count.promptTokens());
    row.put("by_rule", byRule(estimate));
    row.put("seen_width", estimate.seen().width());
    row.put("seen_height", estimate.seen().height());
    if (count.sampledFrames() > 0) {
      row.put("sampled_frames", count.sampledFrames());
    }
    addCost(row, estimate, budget);
    return addFindings(row, estimate);
  }

  private static Map<String, Object> byRule(Estimate estimate) {
    Map<String, Object> tokens = new LinkedHashMap<>();
    estimate.byRule().forEach(count -> tokens.put(count.rule().name(), count.tokens()));
    return tokens;
  }

  private static void addCost(Row row, Estimate estimate, Budget budget) {
    try {
      Cost cost = estimate.cost();
      row.put("billed_tokens", estimate.billedTokens());
      row.put("cost", cost.amount().toPlainString());
      row.put("currency", cost.currency());
      row.put("price_source", source(cost.prices().get(0)));
      budget.add(cost);
    } catch (UnknownPriceException e) {
      row.put("price_error", String.valueOf(e.getMessage()));
      budget.addUnknown();
    }
  }

  private static String source(Price price) {
    return price.layer()
        + ": "
        + price.source()
        + (price.checked().isEmpty() ? "" : ", checked " + price.checked());
  }

  private static Row addFindings(Row row, Estimate estimate) {
    row.put("violations", list(estimate.violations()));
    if (!estimate.warnings().isEmpty()) {
      row.put("warnings", list(estimate.warnings()));
    }
    if (!estimate.violations().isEmpty()) {
      row.markFailed();
    }
    return row;
  }

  private static List<Object> list(List<Violation> findings) {
    return findings.stream().map(EstimateFields::fields).toList();
  }

  private static Object fields(Violation violation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("limit", violation.limit());
    fields.put("actual", violation.actual());
    fields.put("allowed", violation.allowed());
    fields.put("message", violation.message());
    fields.put("source", violation.source());
    return fields;
  }
}
