package io.github.visionpreflight.cli;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.plan.PlanItem;
import io.github.visionpreflight.plan.PlannedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one request, each with what it becomes or the row that says why not. Not safe to
 * share.
 */
final class PlanInputs {
  private final List<Input> inputs = new ArrayList<>();
  private final List<List<PlanItem>> items = new ArrayList<>();
  private final List<@Nullable Row> failures = new ArrayList<>();

  static PlanInputs of(List<Input> all, Function<Input, List<PlanItem>> makers) {
    PlanInputs inputs = new PlanInputs();
    all.forEach(input -> inputs.add(input, makers));
    return inputs;
  }

  private void add(Input input, Function<Input, List<PlanItem>> makers) {
    List<PlanItem> becomes = List.of();
    Row failure = null;
    if (input instanceof Input.Reference || input instanceof Input.Held) {
      try {
        becomes = makers.apply(input);
      } catch (MediaException e) {
        failure = Row.failure(input.label(), e);
      }
    } else {
      failure = unusable(input);
    }
    inputs.add(input);
    items.add(becomes);
    failures.add(failure);
  }

  private static Row unusable(Input input) {
    String problem =
        input instanceof Input.Unusable unusable
            ? unusable.problem()
            : "plan needs a file or a reference with a url, got numbers";
    return Row.failure(input.label(), "usage", problem);
  }

  boolean isEmpty() {
    return items.stream().allMatch(List::isEmpty);
  }

  List<PlanItem> withText(@Nullable String text) {
    List<PlanItem> request = new ArrayList<>();
    if (text != null) {
      request.add(PlanItem.text(text));
    }
    items.forEach(request::addAll);
    return request;
  }

  List<Row> failures() {
    return failures.stream().filter(Objects::nonNull).toList();
  }

  List<Row> rows(List<PlannedItem> planned, BiFunction<Input, List<PlannedItem>, Row> row) {
    List<Row> rows = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < inputs.size(); i++) {
      int end = next + items.get(i).size();
      Row failure = failures.get(i);
      rows.add(failure == null ? row.apply(inputs.get(i), planned.subList(next, end)) : failure);
      next = end;
    }
    return rows;
  }
}
