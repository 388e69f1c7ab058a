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
import io.github.visionpreflight.provider.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
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
    printRows(items.rows(media(ready), this::rowOf), List.of(summary(ready, budget)));
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

  private Row rowOf(Input input, List<PlannedItem> items) {
    if (items.size() == 1) {
      return row(input, items.get(0));
    }
    Row row = new Row(input.label());
    row.put("media", "video");
    row.put("parts", items.size());
    long tokens = 0;
    List<Violation> found = new ArrayList<>();
    for (PlannedItem item : items) {
      tokens += item.tokens().map(count -> count.promptTokens().orElse(count.tokens())).orElse(0L);
      found.addAll(item.violations());
    }
    row.put("prompt_tokens", tokens);
    return EstimateFields.addFindings(row, found.stream().distinct().toList(), List.of());
  }

  private Row row(Input input, PlannedItem item) {
    if (item.error().isPresent()) {
      return Row.failure(input.label(), item.error().get());
    }
    Row row = new Row(input.label());
    item.media().ifPresent(media -> MediaFields.add(row, media));
    item.tokens().ifPresent(count -> EstimateFields.addCount(row, count));
    item.transport().ifPresent(transport -> row.put("transport", transport.id()));
    row.put("sent_bytes", item.bytes());
    return EstimateFields.addFindings(row, item.violations(), item.warnings());
  }

  private Row summary(RequestPlan plan, Budget budget) {
    Row row = Row.unnamed();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("model", plan.profile().id());
    request.put("dialect", plan.profile().dialect().id());
    request.put("images", plan.totals().images());
    request.put("videos", plan.totals().videos());
    request.put("body_bytes", plan.totals().bodyBytes());
    request.put("tokens", plan.totals().tokens());
    request.put("rule", plan.rule().name());
    request.put("uncounted", plan.totals().uncounted());
    request.put("ready", plan.isReady());
    row.put("request", request);
    EstimateFields.addCost(row, plan::cost, budget);
    return EstimateFields.addFindings(
        row,
        plan.requestFindings().stream().filter(finding -> finding.isRefusal()).toList(),
        plan.requestFindings().stream().filter(finding -> !finding.isRefusal()).toList());
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

  /** The inputs of one request, each with what it becomes or the row that says why not. */
  private static final class PlanInputs {
    private final List<Input> inputs = new ArrayList<>();
    private final List<List<PlanItem>> items = new ArrayList<>();
    private final List<@Nullable Row> failures = new ArrayList<>();

    static PlanInputs of(List<Input> all, Function<Input, List<PlanItem>> makers) {
      PlanInputs inputs = new PlanInputs();
      all.forEach(input -> inputs.add(input, makers));
      return inputs;
    }

    private void add(Input input, Function<Input, List<PlanItem>> makers) {
      List<PlanItem> becomes = List.of();
      Row failure = null;
      if (input instanceof Input.Reference || input instanceof Input.Held) {
        try {
          becomes = makers.apply(input);
        } catch (MediaException e) {
          failure = Row.failure(input.label(), e);
        }
      } else {
        failure = unusable(input);
      }
      inputs.add(input);
      items.add(becomes);
      failures.add(failure);
    }

    private static Row unusable(Input input) {
      String problem =
          input instanceof Input.Unusable unusable
              ? unusable.problem()
              : "plan needs a file or a reference with a url, got numbers";
      return Row.failure(input.label(), "usage", problem);
    }

    boolean isEmpty() {
      return items.stream().allMatch(List::isEmpty);
    }

    List<PlanItem> withText(@Nullable String text) {
      List<PlanItem> request = new ArrayList<>();
      if (text != null) {
        request.add(PlanItem.text(text));
      }
      items.forEach(request::addAll);
      return request;
    }

    List<Row> failures() {
      return failures.stream().filter(Objects::nonNull).toList();
    }

    List<Row> rows(List<PlannedItem> planned, BiFunction<Input, List<PlannedItem>, Row> row) {
      List<Row> rows = new ArrayList<>();
      int next = 0;
      for (int i = 0; i < inputs.size(); i++) {
        int end = next + items.get(i).size();
        Row failure = failures.get(i);
        rows.add(failure == null ? row.apply(inputs.get(i), planned.subList(next, end)) : failure);
        next = end;
      }
      return rows;
    }
  }
}
