package io.github.visionpreflight.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A plan that cannot be sent as it is, for those who want that as an exception. The message lists
 * every item that could not be read and every violation.
 */
public final class RequestRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The plan is not part of the serial form. */
  private final transient RequestPlan plan;

  RequestRefusedException(RequestPlan plan) {
    super(message(plan));
    this.plan = plan;
  }

  /** Returns the plan, with its violations as values. */
  public RequestPlan plan() {
    return plan;
  }

  private static String message(RequestPlan plan) {
    List<String> lines = new ArrayList<>();
    plan.failed().forEach(item -> lines.add(error(item)));
    plan.violations().forEach(violation -> lines.add(violation.message()));
    return plan.profile().id() + " would refuse this request: " + String.join("; ", lines);
  }

  private static String error(PlannedItem item) {
    String message = String.valueOf(item.error().orElseThrow().getMessage());
    return message.startsWith(item.name()) ? message : item.name() + ": " + message;
  }
}
