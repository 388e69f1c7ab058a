package io.github.visionpreflight.cli;

import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Probe;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What it is: real type, size, orientation, frames, duration. */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    description = "Say what each file is: real type, size, orientation, frames, duration.")
final class ProbeCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final FileArguments arguments = new FileArguments();

  ProbeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return new Batch(console, arguments, TextRows::probe).run(ProbeCommand::probe);
  }

  private static Row probe(Input input) {
    Row row = new Row(input.label());
    if (input instanceof Input.Held held) {
      Input.Medium medium = held.medium();
      return MediaFields.add(row, medium, Probe.of(medium.source(), ReadLimits.defaults()));
    }
    if (input instanceof Input.Numbers numbers) {
      return MediaFields.add(row, numbers);
    }
    return Row.failure(input.label(), "usage", "probe needs a file, got a reference");
  }
}
