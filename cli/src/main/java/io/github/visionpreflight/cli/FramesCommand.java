package io.github.visionpreflight.cli;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.media.WholeFile;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSize;
import io.github.visionpreflight.video.FrameSource;
import io.github.visionpreflight.video.FrameStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Mixin private final ModelOption model = new ModelOption();

  @Option(
      names = "--fps",
      paramLabel = "RATE",
      description = "Frames a second, 0.1 to 10. Default: 2.")
  private double fps = FrameSampling.DEFAULT_FPS;

  @Option(names = "--max-frames", paramLabel = "N", description = "At most so many. Default: 2000.")
  private int maxFrames = FrameSampling.DEFAULT_MAX_FRAMES;

  @Option(
      names = "--max-side",
      paramLabel = "PIXELS",
      description = "Longest side of a frame. Default: as large as the model sees.")
  private @Nullable Integer maxSide;

  @Option(names = "--threads", paramLabel = "N", description = "Threads that decode. Default: 1.")
  private int threads = 1;

  @Option(names = "--data-uri", description = "Write each frame as a data URI instead.")
  private boolean dataUri;

  FramesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    FrameOptions options = options();
    FrameSource frames = FrameSource.find();
    OutputNames names = new OutputNames(folder.create(spec));
    return new Batch(console, arguments, TextRows::frames)
        .run(input -> extract(input, frames, options, names));
  }

  private FrameOptions options() {
    try {
      Preflight.forModel(model.id);
      FrameOptions options =
          FrameOptions.defaults()
              .withSampling(FrameSampling.everySecond(fps, maxFrames))
              .withThreads(threads);
      return maxSide == null ? options : options.withSize(FrameSize.maxSide(maxSide));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private Row extract(Input input, FrameSource frames, FrameOptions options, OutputNames names) {
    if (!(input instanceof Input.Held held)) {
      return Row.failure(input.label(), "usage", "frames needs a file, got numbers or a reference");
    }
    Input.Medium medium = held.medium();
    MediaSource source = medium.source();
    Row row =
        MediaFields.add(new Row(input.label()), medium, Probe.of(source, ReadLimits.defaults()));
    Written written = new Written(source.name(), names);
    try (FrameStream stream = frames.open(source, options)) {
      stream.forEachRemaining(written::add);
      return written.addTo(row, stream);
    } catch (MediaException e) {
      return written.failure(input.label(), e);
    }
  }

  /** What has been written of one video. */
  private final class Written {
    private final String name;
    private final OutputNames names;
    private final List<Object> outputs = new ArrayList<>();
    private final List<Object> timestamps = new ArrayList<>();
    private final List<Object> sourceFrames = new ArrayList<>();

    Written(String name, OutputNames names) {
      this.name = name;
      this.names = names;
    }

    void add(Frame frame) {
      Path target = names.numbered(name, outputs.size() + 1, dataUri ? "datauri" : "jpg");
      WholeFile.write(target, bytes(frame));
      outputs.add(target.toString());
      timestamps.add(frame.timeSeconds());
      sourceFrames.add(
          frame.index().isPresent() ? frame.index().getAsLong() : (Object) frame.timeSeconds());
    }

    private byte[] bytes(Frame frame) {
      return dataUri
          ? DataUri.encode(MediaType.JPEG, frame.jpeg()).getBytes(StandardCharsets.US_ASCII)
          : frame.jpeg();
    }

    Row addTo(Row row, FrameStream stream) {
      row.put("model", model.id);
      row.put("frames_written", outputs.size());
      row.put("frames_decoded", stream.report().decoded());
      row.put("timestamps", timestamps);
      row.put("source_frames", sourceFrames);
      row.put("outputs", outputs);
      return stream.report().damage().isEmpty() ? row : row.put("damage", stream.report().damage());
    }

    Row failure(String input, MediaException e) {
      String kind = e.kind().name().toLowerCase(Locale.ROOT);
      String before =
          outputs.isEmpty() ? "" : "; " + outputs.size() + " frames before it were written";
      return Row.failure(input, kind, e.getMessage() + before);
    }
  }
}
