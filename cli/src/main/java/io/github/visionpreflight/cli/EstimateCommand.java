package io.github.visionpreflight.cli;

import io.github.visionpreflight.Estimate;
import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.VideoShape;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tokens, cost and violations; no pixel is decoded. */
@Command(
    name = "estimate",
    mixinStandardHelpOptions = true,
    description = "Say how many tokens each input becomes, what that costs and what is in its way.")
final class EstimateCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final FileArguments arguments = new FileArguments();
  @Mixin private final ModelArguments model = new ModelArguments();

  EstimateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Preflight preflight = model.preflight();
    Budget budget = model.budget();
    Batch batch = new Batch(console, arguments, TextRows::estimate);
    return budget.exitCode(batch.run(input -> estimate(input, preflight, budget)), console);
  }

  private static Row estimate(Input input, Preflight preflight, Budget budget) {
    Row row = new Row(input.label());
    if (input instanceof Input.Held held) {
      Input.Medium medium = held.medium();
      Estimate estimate = preflight.estimate(medium.source());
      MediaFields.add(row, medium, estimate.media().orElseThrow());
      return EstimateFields.add(row, estimate, budget);
    }
    if (!(input instanceof Input.Numbers numbers)) {
      return Row.failure(
          input.label(), "usage", "estimate needs a file or numbers: plan takes references");
    }
    return EstimateFields.add(MediaFields.add(row, numbers), of(numbers, preflight), budget);
  }

  private static Estimate of(Input.Numbers numbers, Preflight preflight) {
    Dimensions size = new Dimensions(numbers.width(), numbers.height());
    if (numbers.frames().isEmpty()) {
      return preflight.estimate(size);
    }
    return preflight.estimate(
        new VideoShape(
            size,
            numbers.frames().orElseThrow(),
            numbers.fps().orElseThrow(),
            numbers.sampleFps(),
            numbers.maxFrames()));
  }
}
