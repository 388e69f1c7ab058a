package io.github.visionpreflight.cli;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.PreparedVideo;
import io.github.visionpreflight.VideoOptions;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.WholeFile;
import io.github.visionpreflight.plan.MediaItem;
import io.github.visionpreflight.plan.PlanItem;
import io.github.visionpreflight.plan.PlannedItem;
import io.github.visionpreflight.plan.RequestPlan;
import io.github.visionpreflight.plan.RequestPlanner;
import io.github.visionpreflight.provider.ModelProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One request over all inputs: content parts, totals, every violation. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Plan one request that holds all inputs: parts, totals, every violation.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
final class PlanCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;
  @Mixin private final FileArguments arguments = new FileArguments();
  @Mixin private final ModelArguments model = new ModelArguments();
  @Mixin private final IsolationArgument isolation = new IsolationArgument();

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "The question that goes with the media.")
  private @Nullable String text;

  @Option(
      names = "--dialect",
      paramLabel = "DIALECT",
      description = "openai_chat, openai_responses, anthropic_messages or dashscope.")
  private @Nullable String dialect;

  @Option(
      names = "--video",
      paramLabel = "FORM",
      description =
          "How videos go: file, frames, or auto: the file where the provider takes it, within"
              + " --fit-tokens or --fit-cost. Default: the file, or auto where a budget is given.")
  private VideoOptions.@Nullable Form form;

  @Mixin private final VideoArguments video = new VideoArguments();

  @Option(
      names = "--detail",
      paramLabel = "DETAIL",
      description = "OpenAI's detail of every image: auto, low, high, original.")
  private @Nullable String detail;

  @Option(names = "--prepare", description = "Make the pictures fit first.")
  private boolean prepare;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the request's JSON to a file.")
  private @Nullable Path out;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RequestPlanner planner = planner();
    Budget budget = model.budget();
    List<Input> inputs = new ArrayList<>();
    new Inputs(arguments.files, console.in()).forEach(inputs::add);
    PlanInputs items = PlanInputs.of(inputs, this::items);
    if (items.isEmpty()) {
      printRows(items.failures(), List.of());
      return ExitCode.FAILED;
    }
    RequestPlan plan = planner.plan(items.withText(text));
    RequestPlan ready = prepare ? plan.prepared() : plan;
    printRows(items.rows(media(ready), PlanRows::of), List.of(PlanRows.summary(ready, budget)));
    boolean whole = ready.isReady() && items.failures().isEmpty();
    write(ready, whole);
    return budget.exitCode(whole ? ExitCode.OK : ExitCode.FAILED, console);
  }

  /** Returns the item with what the command line asks the host for. */
  private MediaItem asked(MediaItem item) {
    try {
      MediaItem detailed = detail == null ? item : item.withDetail(detail);
      SamplingArguments sampling = video.sampling();
      return sampling.isGiven() ? detailed.withSampling(sampling.asked()) : detailed;
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  private RequestPlanner planner() {
    Preflight preflight = preflight();
    RequestPlanner.Builder planner =
        RequestPlanner.builder(preflight.profile())
            .rule(preflight.rule())
            .prices(preflight.prices());
    isolation.value().ifPresent(value -> planner.preparer(ImagePreparer.create().isolated(value)));
    return planner.build();
  }

  private Preflight preflight() {
    Preflight preflight = model.preflight();
    if (dialect == null) {
      return preflight;
    }
    try {
      ModelProfile spoken = preflight.profile().withDialect(Dialect.named(dialect));
      return Preflight.forModel(spoken).withRule(preflight.rule()).withPrices(preflight.prices());
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  private ParameterException usage(IllegalArgumentException e) {
    return new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
  }

  /** Returns what an input becomes: itself, or what its video is made into. */
  private List<PlanItem> items(Input input) {
    if (input instanceof Input.Reference reference) {
      return List.of(asked(reference.item()));
    }
    Input.Held held = (Input.Held) input;
    boolean asItIs = form == null && !video.hasBudget();
    if (asItIs || !MediaType.of(held.medium().source()).isVideo()) {
      return List.of(asked(item(held)));
    }
    return made(input.label(), held.medium().source());
  }

  private static MediaItem item(Input.Held held) {
    return held instanceof Input.DataText data
        ? PlanItem.reference(data.text())
        : PlanItem.media(held.medium().source());
  }

  private List<PlanItem> made(String label, MediaSource source) {
    VideoOptions options = video.options();
    PreparedVideo prepared =
        isolation
            .applyTo(preflight())
            .prepareVideo(source, form == null ? options : options.withForm(form));
    console.err().println("preflight: " + label + ": " + prepared.choice());
    return prepared.items();
  }

  /** Returns the planned items without the text, which is not an input. */
  private List<PlannedItem> media(RequestPlan plan) {
    int first = text == null ? 0 : 1;
    return plan.items().subList(first, plan.items().size());
  }

  private void printRows(List<Row> rows, List<Row> last) {
    try (Output output =
        arguments.json ? Output.json(console.out()) : Output.text(console.out(), TextRows::plan)) {
      rows.forEach(output::print);
      last.forEach(output::print);
    }
  }

  private void write(RequestPlan plan, boolean whole) {
    if (out == null) {
      return;
    }
    if (!whole) {
      console.err().println("preflight: --out: not written, the request would be refused as it is");
      return;
    }
    try {
      WholeFile.write(out, plan::writeRequest);
    } catch (MediaException e) {
      throw new ParameterException(spec.commandLine(), "--out: " + e.getMessage());
    }
  }
}
