package io.github.visionpreflight.cli;

import io.github.visionpreflight.Preflight;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which model is asked about. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
final class ModelOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "ID",
      description = "The model, as provider/slug: moonshot/kimi-k2.5.")
  String id;

  /** Returns the preflight for it; an unknown one ends the command with its usage. */
  Preflight preflight() {
    try {
      return Preflight.forModel(id);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
