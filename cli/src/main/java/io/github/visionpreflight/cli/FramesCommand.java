package io.github.visionpreflight.cli;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.PreparedVideo;
import io.github.visionpreflight.VideoOptions;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSource;
import io.github.visionpreflight.video.FrameStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sampled video frames as JPEG. */
@Command(
    name = "frames",
    mixinStandardHelpOptions = true,
    description = "Write sampled frames of each video as JPEG, as large as the model sees them.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
final class FramesCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;
  @Mixin private final FileArguments arguments = new FileArguments();
  @Mixin private final OutputFolder folder = new OutputFolder();
  @Mixin private final IsolationArgument isolation = new IsolationArgument();

  @Mixin private final ModelOption model = new ModelOption();

  @Mixin private final VideoArguments video = new VideoArguments();

  @Option(
      names = "--contact-sheet",
      paramLabel = "FILE",
      description = "Also draw the frames side by side, with their times, into one JPEG a video.")
  private @Nullable Path contactSheet;

  @Option(names = "--data-uri", description = "Write each frame as a data URI instead.")
  private boolean dataUri;

  FramesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Preflight preflight = isolation.applyTo(model.preflight());
    VideoOptions options = video.options().withForm(VideoOptions.Form.FRAMES);
    FrameSource inProcess = FrameSource.find();
    FrameSource frames = isolation.value().map(inProcess::isolated).orElse(inProcess);
    WrittenFrames.Place place = WrittenFrames.Place.of(folder.create(spec), dataUri, contactSheet);
    return new Batch(console, arguments, TextRows::frames)
        .run(
            input -> {
              if (!(input instanceof Input.Held held)) {
                return Row.failure(
                    input.label(), "usage", "frames needs a file, got numbers or a reference");
              }
              Row row = described(input.label(), held.medium());
              WrittenFrames written = new WrittenFrames(held.medium().source(), place);
              return video.hasBudget()
                  ? fitted(row, preflight, options, written)
                  : streamed(row, frames, options, written);
            });
  }

  private Row streamed(Row row, FrameSource frames, VideoOptions options, WrittenFrames written) {
    FrameSampling sampling =
        FrameSampling.everySecond(
            options.fps().orElse(FrameSampling.DEFAULT_FPS), options.maxFrames());
    try (FrameStream stream =
        frames.open(written.source(), options.frames().withSampling(sampling))) {
      stream.forEachRemaining(written::add);
      row.put("model", model.id);
      row.put("frames_decoded", stream.report().decoded());
      written.addTo(row);
      List<String> damage = stream.report().damage();
      return damage.isEmpty() ? row : row.put("damage", damage);
    } catch (MediaException e) {
      return written.failure(row.text("input"), e);
    }
  }

  /** Frames chosen for a budget are few enough to be held. */
  private Row fitted(Row row, Preflight preflight, VideoOptions options, WrittenFrames written) {
    PreparedVideo prepared = preflight.prepareVideo(written.source(), options);
    prepared.frames().forEach(written::add);
    row.put("model", model.id);
    row.put("rule", preflight.rule().name());
    row.put("tokens", prepared.tokens());
    row.put("choice", prepared.choice());
    written.addTo(row);
    return EstimateFields.addFindings(row, prepared.violations(), List.of());
  }

  private static Row described(String label, Input.Medium medium) {
    return MediaFields.add(
        new Row(label), medium, Probe.of(medium.source(), ReadLimits.defaults()));
  }
}
