package io.github.visionpreflight.cli;

import io.github.visionpreflight.media.MediaException;
import java.util.function.Function;

/**
 * Runs one command over all its inputs, in order: an input that fails is a row, not the end of the
 * run.
 */
final class Batch {
  private final Console console;
  private final FileArguments arguments;
  private final Function<Row, String> text;
  private int rows;
  private int failures;

  Batch(Console console, FileArguments arguments, Function<Row, String> text) {
    this.console = console;
    this.arguments = arguments;
    this.text = text;
  }

  /** Prints a row for each input and returns the exit code. */
  int run(Function<Input, Row> work) {
    Inputs inputs = new Inputs(arguments.files, console.in());
    try (Progress progress = Progress.start(console, arguments, inputs.count());
        Output output =
            arguments.json ? Output.json(console.out()) : Output.text(console.out(), text)) {
      inputs.forEach(
          input -> {
            Row row = rowOf(input, work);
            rows++;
            failures += row.failed() ? 1 : 0;
            output.print(row);
            progress.step();
          });
    }
    return failures == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  int rows() {
    return rows;
  }

  private static Row rowOf(Input input, Function<Input, Row> work) {
    if (input instanceof Input.Unusable unusable) {
      return Row.failure(input.label(), "usage", unusable.problem());
    }
    try {
      return work.apply(input);
    } catch (MediaException e) {
      return Row.failure(input.label(), e);
    }
  }
}
