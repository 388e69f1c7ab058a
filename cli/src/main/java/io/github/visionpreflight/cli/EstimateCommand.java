package io.github.visionpreflight.cli;

import io.github.visionpreflight.Estimate;
import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.token.VideoShape;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tokens, cost and violations; no pixel is decoded. */
@Command(
    name = "estimate",
    mixinStandardHelpOptions = true,
    description = "Say how many tokens each input becomes, what that costs and what is in its way.")
final class EstimateCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final FileArguments arguments = new FileArguments();
  @Mixin private final ModelArguments model = new ModelArguments();

  @Option(
      names = "--scan",
      description =
          "Read through each video, decoding nothing, and count by what is there instead of by its"
              + " header.")
  private boolean scan;

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

  private Row estimate(Input input, Preflight preflight, Budget budget) {
    Row row = new Row(input.label());
    if (input instanceof Input.Held held) {
      Input.Medium medium = held.medium();
      MediaSource source = medium.source();
      Estimate estimate = scan ? scanned(source, preflight) : preflight.estimate(source);
      MediaInfo media = estimate.media().orElseThrow();
      MediaFields.add(row, medium, media);
      EstimateFields.add(row, estimate, budget);
      return media instanceof VideoInfo video ? addFrames(row, video) : row;
    }
    if (!(input instanceof Input.Numbers numbers)) {
      return Row.failure(
          input.label(), "usage", "estimate needs a file or numbers: plan takes references");
    }
    return EstimateFields.add(MediaFields.add(row, numbers), of(numbers, preflight), budget);
  }

  private static Estimate scanned(MediaSource source, Preflight preflight) {
    MediaInfo info = Probe.of(source, ReadLimits.defaults());
    if (!(info instanceof VideoInfo video)) {
      return preflight.estimate(info);
    }
    ReadLimits limits = FrameOptions.defaults().limits();
    return preflight.estimate(FrameSource.find().scan(source, limits).counted(video));
  }

  /** What {@code frames} would write, and how sure the header is of the duration behind it. */
  private static Row addFrames(Row row, VideoInfo video) {
    row.put("duration_basis", video.durationBasis().name().toLowerCase(Locale.ROOT));
    return row.put(
        "frames_at_default", FrameSampling.everySecond(FrameSampling.DEFAULT_FPS).count(video));
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
