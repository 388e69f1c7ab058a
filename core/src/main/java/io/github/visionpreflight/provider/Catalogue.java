package io.github.visionpreflight.provider;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.csv.CsvRow;
import io.github.visionpreflight.csv.CsvTable;
import io.github.visionpreflight.provider.Violation.Severity;
import io.github.visionpreflight.token.Basis;
import io.github.visionpreflight.token.TokenRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The profiles that come with the library, read from its two tables when first asked for. */
final class Catalogue {
  static final String LIMITS = "limits.csv";
  static final String MODELS = "models.csv";

  private static final List<String> SOURCE = List.of("page", "sentence", "checked", "basis");
  private static final List<String> MODEL_COLUMNS =
      with("provider,model,title,inputs,token_rule,token_rule_basis,token_rule_source");
  private static final List<String> LIMIT_COLUMNS =
      with("provider,models,limit,bound,value,transports,dialects,severity,wording");

  private static final List<CsvRow> LIMIT_ROWS = rows(LIMITS, LIMIT_COLUMNS);
  private static final List<CsvRow> MODEL_ROWS = rows(MODELS, MODEL_COLUMNS);

  private Catalogue() {}

  static List<ModelProfile> all() {
    return MODEL_ROWS.stream().map(Catalogue::profile).toList();
  }

  /** Makes the one profile that is wanted: a short-lived process should not pay for all. */
  static ModelProfile named(String id) {
    return MODEL_ROWS.stream()
        .filter(row -> id(row).equals(id))
        .findFirst()
        .map(Catalogue::profile)
        .orElseThrow(() -> unknown(id));
  }

  private static IllegalArgumentException unknown(String id) {
    String nearest = Nearest.of(id, MODEL_ROWS.stream().map(Catalogue::id).toList());
    return new IllegalArgumentException(
        "model: unknown id '" + id + "', the nearest is '" + nearest + "'");
  }

  private static String id(CsvRow row) {
    return row.required("provider") + "/" + row.required("model");
  }

  private static List<String> with(String columns) {
    List<String> all = new ArrayList<>(List.of(columns.split(",", -1)));
    all.addAll(SOURCE);
    return List.copyOf(all);
  }

  private static List<CsvRow> rows(String table, List<String> columns) {
    return CsvTable.bundled(Catalogue.class, table).checkColumns(table, columns, columns).rows();
  }

  private static ModelProfile profile(CsvRow row) {
    String provider = row.required("provider");
    String model = row.required("model");
    List<Limit> own = new ArrayList<>();
    own.add(input(row));
    LIMIT_ROWS.stream()
        .filter(limit -> limit.text("provider").equals(provider))
        .filter(limit -> matches(limit.required("models"), model))
        .forEach(limit -> own.add(limit(limit)));
    return ModelProfile.of(provider, model, row.required("title"), rule(row), own);
  }

  private static Limit input(CsvRow row) {
    return new Limit(
        LimitName.INPUT,
        Limit.Bound.ONE_OF,
        row.required("inputs"),
        Set.of(),
        Set.of(),
        Severity.VIOLATION,
        "",
        source(row));
  }

  private static TokenRule rule(CsvRow row) {
    Basis basis = row.constant("token_rule_basis", Basis.class, Basis.UNKNOWN);
    return TokenRule.named(row.required("token_rule"))
        .restingOn(basis, row.required("token_rule_source"));
  }

  private static Limit limit(CsvRow row) {
    return new Limit(
        row.constant("limit", LimitName.class, LimitName.INPUT),
        row.constant("bound", Limit.Bound.class, Limit.Bound.SETTING),
        row.text("value"),
        set(row, "transports", Transport::named),
        set(row, "dialects", Dialect::named),
        row.constant("severity", Severity.class, Severity.VIOLATION),
        row.text("wording"),
        source(row));
  }

  private static Source source(CsvRow row) {
    return new Source(
        row.required("page"),
        row.required("sentence"),
        row.required("checked"),
        row.constant("basis", Basis.class, Basis.UNKNOWN));
  }

  private static <E> Set<E> set(CsvRow row, String column, Function<String, E> named) {
    String words = row.text(column);
    return words.isEmpty()
        ? Set.of()
        : Arrays.stream(words.split("\\|", -1)).map(named).collect(Collectors.toSet());
  }

  /** Matches a slug against a pattern in which {@code *} stands for anything. */
  static boolean matches(String pattern, String model) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(model);
    }
    return model.length() >= pattern.length() - 1
        && model.startsWith(pattern.substring(0, star))
        && model.endsWith(pattern.substring(star + 1));
  }
}
