package io.github.visionpreflight.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code preflight}. */
@Command(
    name = "preflight",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "What an image or a video is, what it costs at a vision model, and how to make it fit.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all inputs fit",
      "1:an input failed or has a violation",
      "2:the command line is wrong",
      "3:the total is over --max-cost"
    })
public final class Main implements Runnable {
  private static final int OUT_BUFFER_BYTES = 1 << 16;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec before it runs the command
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    // System.out flushes at every line and encodes in the platform's charset; data is UTF-8 and
    // long.
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), OUT_BUFFER_BYTES),
            false,
            StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code =
        run(args, new Console(System.in, out, err, Boolean.getBoolean("preflight.terminal")));
    out.flush();
    System.exit(out.checkError() ? ExitCode.FAILED : code);
  }

  /** Runs the command and returns its exit code. */
  static int run(String[] args, Console console) {
    CommandLine commands = new CommandLine(new Main());
    commands
        .addSubcommand(new ProbeCommand(console))
        .addSubcommand(new EstimateCommand(console))
        .addSubcommand(new PrepareCommand(console))
        .addSubcommand(new FramesCommand(console))
        .addSubcommand(new ModelsCommand(console));
    commands.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    commands.setParameterExceptionHandler(Main::usage);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    return commands.execute(args);
  }

  private static int usage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("preflight: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  /** Asked for nothing: says what there is. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing: probe, estimate, prepare, frames, models");
  }
}
