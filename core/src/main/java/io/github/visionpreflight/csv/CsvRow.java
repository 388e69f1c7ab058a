package io.github.visionpreflight.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One row of a table, with its place for messages. Immutable. */
public final class CsvRow {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");
  private static final int SHOWN_CHARS = 40;

  private final String table;
  private final List<String> columns;
  private final CsvLine line;

  CsvRow(String table, List<String> columns, CsvLine line) {
    if (line.cells().size() != columns.size()) {
      throw new IllegalArgumentException(
          table
              + " line "
              + line.number()
              + ": expected "
              + columns.size()
              + " cells, got "
              + line.cells().size());
    }
    this.table = table;
    this.columns = columns;
    this.line = line;
  }

  /** Returns the line on which the row starts, from 1. */
  public int line() {
    return line.number();
  }

  /** Returns the cell; empty when the cell is empty or the table has no such column. */
  public String text(String column) {
    int index = columns.indexOf(column);
    return index < 0 ? "" : line.cells().get(index);
  }

  /**
   * Returns the cell.
   *
   * @throws IllegalArgumentException when it is empty
   */
  public String required(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      throw error(column, "a value");
    }
    return text;
  }

  /**
   * Returns the cell as an exact decimal number; empty when the cell is.
   *
   * @throws IllegalArgumentException unless it is digits, with a decimal point or without
   */
  public Optional<BigDecimal> decimal(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw error(column, "a decimal number such as 0.60");
    }
    return Optional.of(new BigDecimal(text));
  }

  /**
   * Returns the cell as a date; empty when the cell is.
   *
   * @throws IllegalArgumentException unless it is a date such as 2026-07-01
   */
  public Optional<LocalDate> date(String column) {
    try {
      String text = text(column);
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw error(column, "a date such as 2026-07-01");
    }
  }

  /**
   * Returns the cell as a constant of an enum, without regard to case; {@code absent} when the cell
   * is empty.
   *
   * @throws IllegalArgumentException when the enum has no such constant
   */
  public <E extends Enum<E>> E constant(String column, Class<E> type, E absent) {
    String text = text(column);
    if (text.isEmpty()) {
      return absent;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw error(column, "one of " + List.of(type.getEnumConstants()));
  }

  /** Returns the error for a cell: table, line, column, what was expected and what is there. */
  public IllegalArgumentException error(String column, String expected) {
    String text = text(column);
    String shown = text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    return new IllegalArgumentException(
        table
            + " line "
            + line()
            + ", "
            + column
            + ": expected "
            + expected
            + ", got '"
            + shown
            + "'");
  }
}
