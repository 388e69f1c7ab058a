package io.github.visionpreflight.cli;

import io.github.visionpreflight.plan.PlannedItem;
import io.github.visionpreflight.plan.RequestPlan;
import io.github.visionpreflight.provider.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code plan} prints: a row for each input, and one for the request. */
final class PlanRows {
  private PlanRows() {}

  /** Returns the row of an input and all that it became. */
  static Row of(Input input, List<PlannedItem> items) {
    if (items.size() == 1) {
      return row(input, items.get(0));
    }
    Row row = new Row(input.label());
    row.put("media", "video");
    row.put("parts", items.size());
    long tokens = 0;
    List<Violation> found = new ArrayList<>();
    for (PlannedItem item : items) {
      tokens += item.tokens().map(count -> count.promptTokens().orElse(count.tokens())).orElse(0L);
      found.addAll(item.violations());
    }
    row.put("prompt_tokens", tokens);
    return EstimateFields.addFindings(row, found.stream().distinct().toList(), List.of());
  }

  private static Row row(Input input, PlannedItem item) {
    if (item.error().isPresent()) {
      return Row.failure(input.label(), item.error().get());
    }
    Row row = new Row(input.label());
    item.media().ifPresent(media -> MediaFields.add(row, media));
    item.tokens().ifPresent(count -> EstimateFields.addCount(row, count));
    item.transport().ifPresent(transport -> row.put("transport", transport.id()));
    row.put("sent_bytes", item.bytes());
    return EstimateFields.addFindings(row, item.violations(), item.warnings());
  }

  /** Returns the row about the request as a whole. */
  static Row summary(RequestPlan plan, Budget budget) {
    Row row = Row.unnamed();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("model", plan.profile().id());
    request.put("dialect", plan.profile().dialect().id());
    request.put("images", plan.totals().images());
    request.put("videos", plan.totals().videos());
    request.put("body_bytes", plan.totals().bodyBytes());
    request.put("tokens", plan.totals().tokens());
    request.put("rule", plan.rule().name());
    request.put("uncounted", plan.totals().uncounted());
    request.put("ready", plan.isReady());
    row.put("request", request);
    EstimateFields.addCost(row, plan::cost, budget);
    return EstimateFields.addFindings(
        row,
        plan.requestFindings().stream().filter(finding -> finding.isRefusal()).toList(),
        plan.requestFindings().stream().filter(finding -> !finding.isRefusal()).toList());
  }
}
