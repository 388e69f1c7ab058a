package io.github.visionpreflight.plan;

import java.util.ArrayList;
import java.util.List;

/** Cuts a long list into requests that fit. */
final class Splitting {
  private final RequestPlanner planner;

  Splitting(RequestPlanner planner) {
    this.planner = planner;
  }

  List<RequestPlan> split(RequestPlan plan) {
    List<PlannedItem> items = plan.items();
    int first = firstMedium(items);
    int last = lastMedium(items);
    if (first < 0 || planner.checks().takes(tally(items))) {
      return List.of(plan);
    }
    List<PlannedItem> before = items.subList(0, first);
    List<PlannedItem> after = items.subList(last + 1, items.size());
    return cut(captioned(items.subList(first, last + 1)), before, after);
  }

  private List<RequestPlan> cut(
      List<List<PlannedItem>> groups, List<PlannedItem> before, List<PlannedItem> after) {
    Tally frame = tally(before);
    after.forEach(frame::add);
    List<RequestPlan> requests = new ArrayList<>();
    List<PlannedItem> chunk = new ArrayList<>();
    Tally sum = frame.copy();
    for (List<PlannedItem> group : groups) {
      Tally grown = sum.copy();
      group.forEach(grown::add);
      if (!chunk.isEmpty() && !planner.checks().takes(grown)) {
        requests.add(request(before, chunk, after));
        chunk.clear();
        grown = frame.copy();
        group.forEach(grown::add);
      }
      chunk.addAll(group);
      sum = grown;
    }
    requests.add(request(before, chunk, after));
    return List.copyOf(requests);
  }

  private RequestPlan request(
      List<PlannedItem> before, List<PlannedItem> chunk, List<PlannedItem> after) {
    List<PlannedItem> all = new ArrayList<>(before);
    all.addAll(chunk);
    all.addAll(after);
    return planner.assemble(all);
  }

  private Tally tally(List<PlannedItem> items) {
    Tally tally = planner.begun();
    items.forEach(tally::add);
    return tally;
  }

  /** Returns each medium with the texts before it. */
  private static List<List<PlannedItem>> captioned(List<PlannedItem> items) {
    List<List<PlannedItem>> groups = new ArrayList<>();
    List<PlannedItem> group = new ArrayList<>();
    for (PlannedItem item : items) {
      group.add(item);
      if (!item.isText()) {
        groups.add(List.copyOf(group));
        group.clear();
      }
    }
    return groups;
  }

  private static int firstMedium(List<PlannedItem> items) {
    int i = 0;
    while (i < items.size() && items.get(i).isText()) {
      i++;
    }
    return i == items.size() ? -1 : i;
  }

  private static int lastMedium(List<PlannedItem> items) {
    int i = items.size() - 1;
    while (i >= 0 && items.get(i).isText()) {
      i--;
    }
    return i;
  }
}
