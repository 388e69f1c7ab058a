package io.github.visionpreflight.cli;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.WholeFile;
import io.github.visionpreflight.plan.PlanItem;
import io.github.visionpreflight.plan.PlannedItem;
import io.github.visionpreflight.plan.RequestPlan;
import io.github.visionpreflight.plan.RequestPlanner;
import io.github.visionpreflight.provider.ModelProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
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
  @Mixin private final AskArguments ask = new AskArguments();

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
    PlanInputs items = PlanInputs.of(inputs);
    if (items.isEmpty()) {
      printRows(items.failures(), List.of());
      return ExitCode.FAILED;
    }
    RequestPlan plan = planner.plan(asked(items.withText(text)));
    RequestPlan ready = prepare ? plan.prepared() : plan;
    printRows(items.rows(media(ready), this::row), List.of(summary(ready, budget)));
    boolean whole = ready.isReady() && items.failures().isEmpty();
    write(ready, whole);
    return budget.exitCode(whole ? ExitCode.OK : ExitCode.FAILED, console);
  }

  private List<PlanItem> asked(List<PlanItem> items) {
    try {
      return items.stream().map(ask::applyTo).toList();
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  private RequestPlanner planner() {
    try {
      Preflight preflight = model.preflight();
      ModelProfile profile = preflight.profile();
      ModelProfile spoken = dialect == null ? profile : profile.withDialect(Dialect.named(dialect));
      return RequestPlanner.builder(spoken)
          .rule(preflight.rule())
          .prices(preflight.prices())
          .build();
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  private ParameterException usage(IllegalArgumentException e) {
    return new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
  }

  /** Returns the planned items without the text, which is not an input. */
  private List<PlannedItem> media(RequestPlan plan) {
    int first = text == null ? 0 : 1;
    return plan.items().subList(first, plan.items().size());
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

  /** The inputs of one request: those that can be planned, and those that name nothing. */
  private record PlanInputs(List<Input> all, List<@Nullable PlanItem> items) {
    static PlanInputs of(List<Input> inputs) {
      List<@Nullable PlanItem> items = new ArrayList<>();
      inputs.forEach(input -> items.add(item(input)));
      return new PlanInputs(inputs, items);
    }

    private static @Nullable PlanItem item(Input input) {
      if (input instanceof Input.File file) {
        return PlanItem.media(file.path());
      }
      if (input instanceof Input.DataText data) {
        return PlanItem.reference(data.text());
      }
      return input instanceof Input.Reference reference ? reference.item() : null;
    }

    boolean isEmpty() {
      return items.stream().noneMatch(item -> item != null);
    }

    List<PlanItem> withText(@Nullable String text) {
      List<PlanItem> request = new ArrayList<>();
      if (text != null) {
        request.add(PlanItem.text(text));
      }
      for (PlanItem item : items) {
        if (item != null) {
          request.add(item);
        }
      }
      return request;
    }

    List<Row> failures() {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (items.get(i) == null) {
          rows.add(failure(all.get(i)));
        }
      }
      return rows;
    }

    List<Row> rows(List<PlannedItem> planned, BiFunction<Input, PlannedItem, Row> row) {
      List<Row> rows = new ArrayList<>();
      int next = 0;
      for (int i = 0; i < all.size(); i++) {
        Input input = all.get(i);
        rows.add(items.get(i) == null ? failure(input) : row.apply(input, planned.get(next++)));
      }
      return rows;
    }

    private static Row failure(Input input) {
      String problem =
          input instanceof Input.Unusable unusable
              ? unusable.problem()
              : "plan needs a file or a reference with a url, got numbers";
      return Row.failure(input.label(), "usage", problem);
    }
  }
}
