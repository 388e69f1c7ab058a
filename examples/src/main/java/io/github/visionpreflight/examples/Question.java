package io.github.visionpreflight.examples;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.plan.PlanItem;
import io.github.visionpreflight.plan.RequestPlan;
import io.github.visionpreflight.plan.RequestPlanner;
import io.github.visionpreflight.provider.ModelProfile;
import java.nio.file.Path;
import java.util.List;

/** What the programs here have in common: a question about a photo, within every limit. */
final class Question {
  private Question() {}

  /**
   * Returns a request that the model takes: the photo rotated and no larger than the model sees.
   *
   * @param modelId such as {@code moonshot/kimi-k2.5}
   */
  static RequestPlan about(Path photo, String text, String modelId, Dialect dialect) {
    ModelProfile profile = ModelProfile.named(modelId).withDialect(dialect);
    return RequestPlanner.of(profile)
        .plan(List.of(PlanItem.text(text), PlanItem.image(photo)))
        .prepared()
        .orThrow();
  }

  /** Returns a key from the environment. */
  static String key(String variable) {
    String key = System.getenv(variable);
    if (key == null) {
      throw new IllegalStateException("set " + variable + " to your API key");
    }
    return key;
  }
}
