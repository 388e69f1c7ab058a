package io.github.visionpreflight.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  @Test
  void byteOrderMarkCarriageReturnsQuotesAndBlankLinesAreFine() {
    CsvTable table = parse("\uFEFFa,b\r\n\r\n\"x, \"\"y\"\"\",2\r\n\"two\nlines\", 3 \r\nlast,4");
    assertThat(table.rows())
        .extracting(row -> row.text("a"))
        .containsExactly("x, \"y\"", "two\nlines", "last");
    assertThat(table.rows()).extracting(row -> row.text("b")).containsExactly("2", "3", "4");
    assertThat(table.rows()).extracting(CsvRow::line).containsExactly(3, 4, 6);
  }

  @Test
  void aColumnThatTheTableLacksIsEmpty() {
    assertThat(parse("a\n1\n").rows().get(0).text("b")).isEmpty();
  }

  @Test
  void malformedTablesAreRefusedWithTheirLine() {
    assertRefused("", "t: expected a header row, the table is empty");
    assertRefused("a,b\n1\n", "t line 2: expected 2 cells, got 1");
    assertRefused("a,b\n1,2,\n", "t line 2: expected 2 cells, got 3");
    assertRefused("a\n\"x\n", "t line 3: a quote that is never closed");
    assertRefused("a\nx\"y\n", "t line 2: a quote inside a cell that does not start with one");
    assertRefused(
        "a\n\"x\"y\n",
        "t line 2: text after a closing quote, or a carriage return without a line feed");
    assertRefused(
        "a\rb\n", "t line 1: text after a closing quote, or a carriage return without a line feed");
    assertRefused("a,a\n", "t line 1: a column twice");
  }

  @Test
  void aTablePastAMillionCharactersIsRefusedWithoutReadingOn() {
    Reader endless =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, 'x');
            return length;
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> CsvTable.parse("t", endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("t: expected at most 1000000 characters, the table has more");
  }

  @Test
  void aFailingReaderIsAnIoError() {
    Reader failing =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("disk on fire");
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> CsvTable.parse("t", failing))
        .isInstanceOf(MediaException.Io.class)
        .hasMessage("t: read failed: disk on fire");
  }

  @Test
  void cellsAreReadStrictly() {
    CsvRow row = parse("n,d,e\n1e3,2026-13-01,maybe\n").rows().get(0);
    assertThatThrownBy(() -> row.decimal("n"))
        .hasMessage("t line 2, n: expected a decimal number such as 0.60, got '1e3'");
    assertThatThrownBy(() -> row.date("d"))
        .hasMessage("t line 2, d: expected a date such as 2026-07-01, got '2026-13-01'");
    assertThatThrownBy(() -> row.constant("e", Thread.State.class, Thread.State.NEW))
        .hasMessageStartingWith("t line 2, e: expected one of [NEW, ");
    assertThatThrownBy(() -> row.required("missing"))
        .hasMessage("t line 2, missing: expected a value, got ''");
  }

  @Test
  void columnsAreChecked() {
    CsvTable table = parse("a,b\n");
    assertThatThrownBy(() -> table.checkColumns("t", List.of("a"), List.of()))
        .hasMessage("t line 1: unknown column 'b', known: a");
    assertThatThrownBy(() -> table.checkColumns("t", List.of("a", "b", "c"), List.of("c")))
        .hasMessage("t line 1: column 'c' is missing");
  }

  private static CsvTable parse(String text) {
    return CsvTable.parse("t", new StringReader(text));
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
