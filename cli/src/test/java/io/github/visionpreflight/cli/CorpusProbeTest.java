package io.github.visionpreflight.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionpreflight.testdata.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What {@code probe} says of every file of the shared sample table, compared with what other tools
 * say. {@code docs/accuracy.md} lists the rows that differ; this test keeps it right.
 */
class CorpusProbeTest {
  private static final double MILLISECOND_ROUNDED = 0.0015;
  private static final Map<String, String> TURNS =
      Map.of("rot90", "6", "rot180", "3", "rot270", "8");

  @Test
  void everyRowIsAsTheTableSaysButThoseThatThePageOnAccuracyLists() throws IOException {
    List<Map<String, String>> table = table();
    String paths = table.stream().map(CorpusProbeTest::file).collect(Collectors.joining("\n"));
    List<Map<String, Object>> rows = Cli.runWithInput(paths, "probe", "--json", "-").rows();
    assertThat(rows).hasSameSizeAs(table);
    Map<String, String> differing = new LinkedHashMap<>();
    for (int i = 0; i < table.size(); i++) {
      List<String> differences = differences(table.get(i), rows.get(i));
      if (!differences.isEmpty()) {
        differing.put(table.get(i).get("path"), String.join("; ", differences));
      }
    }
    assertThat(differing).containsExactlyInAnyOrderEntriesOf(listed());
  }

  private static List<String> differences(Map<String, String> truth, Map<String, Object> row) {
    if (row.containsKey("error")) {
      boolean allowed = !"yes".equals(truth.get("decodable"));
      return allowed ? List.of() : List.of("refused as " + Cli.text(row, "error", "kind"));
    }
    List<String> found = new ArrayList<>();
    oneOf(found, "type", cell(truth, "mime").split("\\|"), row.get("type"));
    same(found, "width", cell(truth, "width"), row.get("width"));
    same(found, "height", cell(truth, "height"), row.get("height"));
    same(found, "displayed width", cell(truth, "shown_width"), row.get("displayed_width"));
    same(found, "displayed height", cell(truth, "shown_height"), row.get("displayed_height"));
    same(found, "orientation", orientation(truth), row.get("orientation"));
    same(found, "bytes", cell(truth, "bytes"), row.get("bytes"));
    Object frames = row.getOrDefault("frames", row.get("estimated_frames"));
    range(found, "frames", cell(truth, "frames"), 0, frames);
    range(found, "seconds", cell(truth, "duration_s"), MILLISECOND_ROUNDED, row.get("duration"));
    return found;
  }

  /**
   * Returns the EXIF number; empty where the table has none: an invalid one counts as 1, and of a
   * HEIF the table states the turn without the mirror, so that the displayed size must do.
   */
  private static String orientation(Map<String, String> truth) {
    String cell = cell(truth, "orientation");
    return TURNS.getOrDefault(cell, cell.matches("[1-8]") ? cell : "");
  }

  private static void same(
      List<String> found, String what, String expected, @Nullable Object actual) {
    if (!expected.isEmpty()) {
      oneOf(found, what, new String[] {expected}, actual);
    }
  }

  private static void oneOf(
      List<String> found, String what, String[] expected, @Nullable Object actual) {
    if (!List.of(expected).contains(String.valueOf(actual))) {
      found.add(what + " " + String.join("|", expected) + ", here " + shown(actual));
    }
  }

  private static void range(
      List<String> found, String what, String range, double slack, @Nullable Object actual) {
    if (range.isEmpty()) {
      return;
    }
    String[] ends = range.split("\\.\\.", -1);
    double least = Double.parseDouble(ends[0]) - slack;
    double most = Double.parseDouble(ends[ends.length - 1]) + slack;
    double value = actual == null ? Double.NaN : Double.parseDouble(actual.toString());
    if (!(value >= least && value <= most)) {
      found.add(what + " " + range + ", here " + shown(actual));
    }
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "not said" : value.toString();
  }

  /** Returns the rows of the page: path and difference. */
  private static Map<String, String> listed() throws IOException {
    List<String> page = Files.readAllLines(SharedFiles.root().resolve("docs/accuracy.md"));
    return page.stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|", -1))
        .collect(
            Collectors.toMap(
                cells -> cells[1].replace("`", "").strip(),
                cells -> cells[2].strip().replace(" or ", "|")));
  }

  private static List<Map<String, String>> table() throws IOException {
    Path tsv = SharedFiles.folder().resolve("corpus/truth.tsv");
    assumeTrue(Files.exists(tsv), "skipped: no sample files at " + tsv);
    List<String> lines = Files.readAllLines(tsv);
    String[] names = lines.get(0).split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static String file(Map<String, String> truth) {
    return SharedFiles.folder().resolve("corpus").resolve(cell(truth, "path")).toString();
  }

  private static String cell(Map<String, String> row, String name) {
    return requireNonNull(row.get(name), name);
  }
}
