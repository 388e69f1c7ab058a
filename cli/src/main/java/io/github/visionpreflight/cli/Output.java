package io.github.visionpreflight.cli;

import java.io.PrintStream;
import java.util.function.Function;

/** Where rows go: JSON for programs, text for people. */
interface Output extends AutoCloseable {
  void print(Row row);

  @Override
  void close();

  static Output json(PrintStream out) {
    JsonRows rows = new JsonRows(out);
    return new Output() {
      @Override
      public void print(Row row) {
        rows.write(row.fields());
      }

      @Override
      public void close() {
        rows.close();
      }
    };
  }

  static Output text(PrintStream out, Function<Row, String> text) {
    return new Output() {
      @Override
      public void print(Row row) {
        out.println(!row.problem().isEmpty() ? TextRows.error(row) : text.apply(row));
      }

      @Override
      public void close() {
        out.flush();
      }
    };
  }
}
