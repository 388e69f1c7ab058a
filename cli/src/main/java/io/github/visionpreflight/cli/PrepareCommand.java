package io.github.visionpreflight.cli;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.Prepared;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.media.MediaSource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Files that fit, ready to send. */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description =
        "Write files that the model takes: turned upright, no larger than the model sees.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
final class PrepareCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;
  @Mixin private final FileArguments arguments = new FileArguments();
  @Mixin private final ModelArguments model = new ModelArguments();
  @Mixin private final OutputFolder folder = new OutputFolder();
  @Mixin private final ShapeArguments shape = new ShapeArguments();
  @Mixin private final IsolationArgument isolation = new IsolationArgument();

  @Option(names = "--data-uri", description = "Write each as DIR/NAME.datauri instead.")
  private boolean dataUri;

  PrepareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Preflight preflight = isolation.applyTo(model.preflight());
    ImageConstraints constraints = shape.applyTo(preflight.constraints(), spec);
    Budget budget = model.budget();
    OutputNames outputs = new OutputNames(folder.create(spec));
    Batch batch = new Batch(console, arguments, TextRows::prepare);
    return budget.exitCode(
        batch.run(input -> prepare(input, preflight, constraints, outputs, budget)), console);
  }

  private Row prepare(
      Input input,
      Preflight preflight,
      ImageConstraints constraints,
      OutputNames outputs,
      Budget budget) {
    if (!(input instanceof Input.Held held)) {
      return Row.failure(
          input.label(), "usage", "prepare needs a file, got numbers or a reference");
    }
    Input.Medium medium = held.medium();
    MediaSource source = medium.source();
    Prepared prepared = preflight.prepare(source, constraints);
    Path target = write(prepared, outputs, source);
    Row row = MediaFields.add(new Row(input.label()), medium, prepared.original());
    EstimateFields.add(row, prepared.estimate(), budget);
    row.put("output", target.toString());
    row.put("output_type", prepared.type().mime());
    row.put("output_width", prepared.size().width());
    row.put("output_height", prepared.size().height());
    row.put("output_bytes", prepared.bytes().length);
    row.put("action", prepared.image().action().name().toLowerCase(Locale.ROOT));
    row.put("lane", prepared.image().lane());
    return prepared.image().notes().isEmpty() ? row : row.put("notes", prepared.image().notes());
  }

  private Path write(Prepared prepared, OutputNames outputs, MediaSource source) {
    if (!dataUri) {
      Path target = outputs.next(source.name(), prepared.type().suffix());
      prepared.image().writeTo(target);
      return target;
    }
    Path target = outputs.next(source.name(), "datauri");
    prepared.writeDataUri(target);
    return target;
  }
}
