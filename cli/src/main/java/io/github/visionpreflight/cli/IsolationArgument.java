package io.github.visionpreflight.cli;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.media.Isolation;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command that decodes takes. */
final class IsolationArgument {
  @Option(
      names = "--isolate",
      description = "Run native decoders in a process of their own: a crash there is one error.")
  private boolean isolate;

  /** Returns the preflight with native decoders where this argument wants them. */
  Preflight applyTo(Preflight preflight) {
    return value().map(preflight::withIsolation).orElse(preflight);
  }

  /** Returns how to isolate; empty when that was not asked for. */
  Optional<Isolation> value() {
    return isolate ? Optional.of(Isolation.defaults()) : Optional.empty();
  }
}
