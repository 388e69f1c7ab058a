package io.github.visionpreflight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a command writes. */
@SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
final class OutputFolder {
  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
  private Path folder;

  /** Returns the folder, made where it is missing; a path that cannot be one ends the command. */
  Path create(CommandSpec command) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ParameterException(
          command.commandLine(),
          "--out " + folder + ": cannot be made a folder: " + e.getMessage());
    }
  }
}
