package io.github.visionpreflight.cli;

import io.github.visionpreflight.price.Cost;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the inputs cost, and says whether that is more than was allowed. Not safe to share.
 */
final class Budget {
  private final @Nullable BigDecimal most;
  private BigDecimal spent = BigDecimal.ZERO;
  private boolean unknown;

  Budget(@Nullable BigDecimal most) {
    this.most = most;
  }

  void add(Cost cost) {
    spent = spent.add(cost.amount());
  }

  /** Notes an input whose cost nobody knows: the total is then more than what was added up. */
  void addUnknown() {
    unknown = true;
  }

  /** Returns the exit code that the money calls for, given the one that the inputs call for. */
  int exitCode(int code, Console console) {
    if (most == null) {
      return code;
    }
    if (spent.compareTo(most) > 0) {
      console
          .err()
          .println(
              "preflight: --max-cost "
                  + most.toPlainString()
                  + ": the inputs cost "
                  + spent.toPlainString());
      return ExitCode.OVER_COST;
    }
    if (unknown) {
      console.err().println("preflight: --max-cost: no price is known, so the total is not either");
      return ExitCode.FAILED;
    }
    return code;
  }
}
