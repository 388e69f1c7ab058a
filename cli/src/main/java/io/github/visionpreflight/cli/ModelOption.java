package io.github.visionpreflight.cli;

import picocli.CommandLine.Option;

/** Which model is asked about. */
@SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
final class ModelOption {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "ID",
      description = "The model, as provider/slug: moonshot/kimi-k2.5.")
  String id;
}
