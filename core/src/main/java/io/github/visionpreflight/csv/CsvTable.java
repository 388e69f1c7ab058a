package io.github.visionpreflight.csv;

import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * A comma-separated table (RFC 4180) with a header row, held in memory. A byte order mark, either
 * line ending, quoted cells and blank lines are fine; anything else is an error with its line.
 * Immutable.
 */
public final class CsvTable {
  /** The most characters that are read: {@value}. */
  public static final int MAX_CHARS = 1_000_000;

  private final List<String> columns;
  private final List<CsvRow> rows;

  private CsvTable(List<String> columns, List<CsvRow> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Reads a table to its end; does not close the reader.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException when the table is malformed or longer than {@link #MAX_CHARS}
   * @throws MediaException.Io when reading fails
   */
  public static CsvTable parse(String name, Reader in) {
    List<CsvLine> lines = CsvLine.split(name, readAll(name, in));
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(name + ": expected a header row, the table is empty");
    }
    CsvLine header = lines.get(0);
    checkHeader(name, header);
    List<CsvRow> rows = new ArrayList<>();
    for (CsvLine line : lines.subList(1, lines.size())) {
      rows.add(new CsvRow(name, header.cells(), line));
    }
    return new CsvTable(header.cells(), List.copyOf(rows));
  }

  /**
   * Reads a table that lies beside a class.
   *
   * @throws IllegalStateException when it is missing
   */
  public static CsvTable bundled(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("bundled table missing: " + name);
      }
      return parse(name, new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new MediaException.Io(name + ": read failed: " + e.getMessage(), e);
    }
  }

  /**
   * Checks the header.
   *
   * @throws IllegalArgumentException for a column that is not known or a required one that is
   *     missing
   */
  public CsvTable checkColumns(String name, Collection<String> known, Collection<String> required) {
    for (String column : columns) {
      if (!known.contains(column)) {
        throw new IllegalArgumentException(
            name + " line 1: unknown column '" + column + "', known: " + String.join(", ", known));
      }
    }
    for (String column : required) {
      if (!columns.contains(column)) {
        throw new IllegalArgumentException(name + " line 1: column '" + column + "' is missing");
      }
    }
    return this;
  }

  /** Returns the rows below the header, in order. */
  public List<CsvRow> rows() {
    return rows;
  }

  private static void checkHeader(String name, CsvLine header) {
    if (new HashSet<>(header.cells()).size() < header.cells().size()) {
      throw new IllegalArgumentException(name + " line " + header.number() + ": a column twice");
    }
  }

  private static String readAll(String name, Reader in) {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    try {
      for (int n; (n = in.read(buffer)) >= 0; ) {
        text.append(buffer, 0, n);
        if (text.length() > MAX_CHARS) {
          throw new IllegalArgumentException(
              name + ": expected at most " + MAX_CHARS + " characters, the table has more");
        }
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(name + ": not UTF-8 text", e);
    } catch (IOException e) {
      throw new MediaException.Io(name + ": read failed: " + e.getMessage(), e);
    }
    return text.toString();
  }
}
