package io.github.visionpreflight.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command over files takes. */
final class FileArguments {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "A file, a data URI, or - for one of these or a JSON object a line of standard input.")
  List<String> files = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object a line for each input.")
  boolean json;

  @Option(names = "--no-progress", description = "Never draw a progress bar.")
  boolean noProgress;
}
