package io.github.visionpreflight.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionpreflight.testdata.SharedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The sample files and golden figures that lie beside the project, see {@link SharedFiles}. A test
 * that uses them is skipped, and says so, when they are not there.
 */
public final class SharedCorpus {
  private SharedCorpus() {}

  /** Returns the shared folder, or skips the test that asked. */
  public static Path shared() {
    Path shared = SharedFiles.folder();
    assumeTrue(
        Files.isDirectory(shared.resolve("corpus")), "skipped: no sample files at " + shared);
    return shared;
  }

  /** Returns the sample file at this path below {@code corpus/}, or skips the test that asked. */
  public static Path file(String path) {
    return shared().resolve("corpus").resolve(path);
  }

  /** Returns every row of {@code truth.tsv}, or skips the test that asked. */
  public static List<Truth> truths() {
    return table(file("truth.tsv")).stream().map(Truth::new).toList();
  }

  /** Returns the rows whose real type is an image, or skips the test that asked. */
  public static Stream<Truth> images() {
    return truths().stream().filter(truth -> truth.mimes().get(0).startsWith("image/"));
  }

  /** Returns the rows of a tab-separated table with a header line: column name to value. */
  public static List<Map<String, String>> table(Path tsv) {
    List<String> lines = lines(tsv);
    List<String> names = cells(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(row(names, cells(line)));
    }
    return rows;
  }

  private static Map<String, String> row(List<String> names, List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), cells.get(i));
    }
    return row;
  }

  private static List<String> cells(String line) {
    return List.of(line.split("\t", -1));
  }

  private static List<String> lines(Path tsv) {
    try {
      return Files.readAllLines(tsv, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One row of {@code truth.tsv}: what one sample file is. */
  public record Truth(Map<String, String> cells) {
    /** Returns the path below {@code corpus/}. */
    public String path() {
      return cell("path");
    }

    /** Returns the file itself. */
    public Path file() {
      return SharedCorpus.file(path());
    }

    /** Returns the real type, or several when each is right. */
    public List<String> mimes() {
      return List.of(cell("mime").split("\\|"));
    }

    /** Returns the width as stored; empty when the table does not state it. */
    public OptionalInt width() {
      return number("width");
    }

    /** Returns the height as stored; empty when the table does not state it. */
    public OptionalInt height() {
      return number("height");
    }

    /** Returns the width as shown; empty when the table does not state it. */
    public OptionalInt shownWidth() {
      return number("shown_width");
    }

    /** Returns the height as shown; empty when the table does not state it. */
    public OptionalInt shownHeight() {
      return number("shown_height");
    }

    /** Returns whether every good decoder decodes it. */
    public boolean mustDecode() {
      return cell("decodable").equals("yes");
    }

    /** Returns whether every decoder must refuse it. */
    public boolean mustBeRefused() {
      return cell("decodable").equals("no");
    }

    /** Returns a cell as written; empty when the table does not state it. */
    public String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    private OptionalInt number(String column) {
      String cell = cell(column);
      return cell.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cell));
    }

    /** Returns the path, which is what test reports show. */
    @Override
    public String toString() {
      return path();
    }
  }
}
