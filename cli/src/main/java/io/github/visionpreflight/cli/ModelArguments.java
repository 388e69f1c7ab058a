package io.github.visionpreflight.cli;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.price.PriceList;
import io.github.visionpreflight.token.TokenRule;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that asks about a model takes. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
final class ModelArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private final ModelOption model = new ModelOption();

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description = "Count by this rule: tiles or processor. Default: the model's own.")
  private @Nullable String rule;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "A CSV file of prices that override the bundled ones.")
  private @Nullable Path prices;

  @Option(
      names = "--max-cost",
      paramLabel = "AMOUNT",
      description = "Exit with 3 when all inputs together cost more.")
  private @Nullable BigDecimal maxCost;

  /**
   * Returns the preflight that these arguments ask for; a bad one ends the command with its usage.
   */
  Preflight preflight() {
    try {
      Preflight preflight = model.preflight();
      if (rule != null) {
        preflight = preflight.withRule(TokenRule.named(rule));
      }
      if (prices != null) {
        preflight = preflight.withPrices(PriceList.bundled().withLayer(PriceList.parse(prices)));
      }
      return preflight;
    } catch (IllegalArgumentException | MediaException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the budget that this run keeps to. */
  Budget budget() {
    if (maxCost != null && maxCost.signum() < 0) {
      throw usage("--max-cost: expected at least 0, got " + maxCost.toPlainString());
    }
    return new Budget(maxCost);
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
