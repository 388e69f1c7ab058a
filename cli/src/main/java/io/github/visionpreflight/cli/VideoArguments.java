package io.github.visionpreflight.cli;

import io.github.visionpreflight.VideoOptions;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSize;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a video is looked at: which frames, how large, for how much. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
final class VideoArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private final SamplingArguments sampling = new SamplingArguments();

  @Option(
      names = "--max-side",
      paramLabel = "PIXELS",
      description = "Longest side of a frame. Default: as large as the model sees.")
  private @Nullable Integer maxSide;

  @Option(
      names = "--fit-tokens",
      paramLabel = "N",
      description = "Choose size and rate so that each video becomes at most so many tokens.")
  private @Nullable Long fitTokens;

  @Option(
      names = "--fit-cost",
      paramLabel = "AMOUNT",
      description = "Choose size and rate so that each video costs at most so much.")
  private @Nullable BigDecimal fitCost;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that decode, 1 to 64. Default: 1.")
  private int threads = 1;

  /** Returns how densely videos are looked at. */
  SamplingArguments sampling() {
    return sampling;
  }

  /** Returns whether something is to be chosen for a budget. */
  boolean hasBudget() {
    return fitTokens != null || fitCost != null;
  }

  /** Returns what these arguments ask for; a bad one ends the command with its usage. */
  VideoOptions options() {
    try {
      FrameOptions frames = FrameOptions.defaults().withThreads(threads);
      VideoOptions options =
          VideoOptions.defaults()
              .withFrames(maxSide == null ? frames : frames.withSize(FrameSize.maxSide(maxSide)));
      options = sampling.applyTo(options);
      options = fitTokens == null ? options : options.fitTokens(fitTokens);
      return fitCost == null ? options : options.fitCost(fitCost);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
