package io.github.visionpreflight.cli;

import io.github.visionpreflight.Estimate;
import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.media.MediaSource;
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
    if (input instanceof Input.File file) {
      MediaSource source = MediaSource.of(file.path());
      Estimate estimate = preflight.estimate(source);
      MediaFields.add(row, source, estimate.media().orElseThrow());
      return EstimateFields.add(row, estimate, budget);
    }
    Input.Numbers numbers = (Input.Numbers) input;
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
