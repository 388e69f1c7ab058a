package io.github.visionpreflight.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a golden table, by column name. */
final class GoldenTable {
  private static final String FOLDER = "/io/github/visionpreflight/testdata/golden/";

  private GoldenTable() {}

  static List<Row> rows(String file) {
    List<String> lines = lines(file);
    String[] names = lines.get(0).split(",", -1);
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(new Row(names, line));
    }
    return rows;
  }

  private static List<String> lines(String file) {
    try (InputStream in = GoldenTable.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("golden table missing: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static final class Row {
    private final Map<String, String> cells = new HashMap<>();
    private final String line;

    Row(String[] names, String line) {
      String[] values = line.split(",", -1);
      if (values.length != names.length) {
        throw new IllegalStateException("golden row with a stray comma: " + line);
      }
      for (int i = 0; i < names.length; i++) {
        cells.put(names[i], values[i]);
      }
      this.line = line;
    }

    String text(String column) {
      String value = cells.get(column);
      if (value == null) {
        throw new IllegalStateException("golden column missing: " + column);
      }
      return value;
    }

    int number(String column) {
      return Integer.parseInt(text(column));
    }

    double decimal(String column) {
      return Double.parseDouble(text(column));
    }

    @Override
    public String toString() {
      return line;
    }
  }
}
