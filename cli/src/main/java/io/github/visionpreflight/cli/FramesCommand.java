package io.github.visionpreflight.cli;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.PreparedVideo;
import io.github.visionpreflight.VideoOptions;
import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.media.WholeFile;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameSampling;
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
    Preflight preflight = isolation.applyTo(preflight());
    VideoOptions options = video.options().withForm(VideoOptions.Form.FRAMES);
    FrameSource inProcess = FrameSource.find();
    FrameSource frames = isolation.value().map(inProcess::isolated).orElse(inProcess);
    OutputNames names = new OutputNames(folder.create(spec));
    OutputNames sheets = new OutputNames(sheetFolder());
    return new Batch(console, arguments, TextRows::frames)
        .run(
            input -> {
              if (!(input instanceof Input.Held held)) {
                return Row.failure(
                    input.label(), "usage", "frames needs a file, got numbers or a reference");
              }
              Input.Medium medium = held.medium();
              Row row = described(input.label(), medium);
              Written written = new Written(medium.source(), names, sheets);
              return video.hasBudget()
                  ? fitted(row, preflight, options, written)
                  : streamed(row, input.label(), frames, options, written);
            });
  }

  private Preflight preflight() {
    try {
      return Preflight.forModel(model.id);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private Path sheetFolder() {
    Path parent = contactSheet == null ? null : contactSheet.toAbsolutePath().getParent();
    return parent == null ? Path.of("") : parent;
  }

  private Row streamed(
      Row row, String label, FrameSource frames, VideoOptions options, Written written) {
    FrameSampling sampling =
        FrameSampling.everySecond(
            options.fps().orElse(FrameSampling.DEFAULT_FPS), options.maxFrames());
    try (FrameStream stream =
        frames.open(written.source, options.frames().withSampling(sampling))) {
      stream.forEachRemaining(written::add);
      row.put("model", model.id);
      row.put("frames_decoded", stream.report().decoded());
      written.addTo(row);
      List<String> damage = stream.report().damage();
      return damage.isEmpty() ? row : row.put("damage", damage);
    } catch (MediaException e) {
      return written.failure(label, e);
    }
  }

  /** Frames chosen for a budget are few enough to be held. */
  private Row fitted(Row row, Preflight preflight, VideoOptions options, Written written) {
    PreparedVideo prepared = preflight.prepareVideo(written.source, options);
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

  /** What has been written of one video. */
  private final class Written {
    private final MediaSource source;
    private final OutputNames names;
    private final OutputNames sheets;
    private final ContactSheet sheet = new ContactSheet();
    private final List<Object> outputs = new ArrayList<>();
    private final List<Object> timestamps = new ArrayList<>();
    private final List<Object> sourceFrames = new ArrayList<>();

    Written(MediaSource source, OutputNames names, OutputNames sheets) {
      this.source = source;
      this.names = names;
      this.sheets = sheets;
    }

    void add(Frame frame) {
      Path target = names.numbered(source.name(), outputs.size() + 1, dataUri ? "datauri" : "jpg");
      WholeFile.write(target, bytes(frame));
      outputs.add(target.toString());
      timestamps.add(frame.timeSeconds());
      sourceFrames.add(
          frame.index().isPresent() ? frame.index().getAsLong() : (Object) frame.timeSeconds());
      if (contactSheet != null) {
        sheet.add(frame);
      }
    }

    private byte[] bytes(Frame frame) {
      return dataUri
          ? DataUri.encode(MediaType.JPEG, frame.jpeg()).getBytes(StandardCharsets.US_ASCII)
          : frame.jpeg();
    }

    void addTo(Row row) {
      row.put("frames_written", outputs.size());
      row.put("timestamps", timestamps);
      row.put("source_frames", sourceFrames);
      row.put("outputs", outputs);
      if (contactSheet != null && sheet.size() > 0) {
        Path target = sheets.next(contactSheet.getFileName().toString(), "jpg");
        sheet.writeTo(target);
        row.put("contact_sheet", target.toString());
        row.put("contact_sheet_frames", sheet.size());
      }
    }

    Row failure(String input, MediaException e) {
      String kind = e.kind().name().toLowerCase(Locale.ROOT);
      String before =
          outputs.isEmpty() ? "" : "; " + outputs.size() + " frames before it were written";
      return Row.failure(input, kind, e.getMessage() + before);
    }
  }
}
