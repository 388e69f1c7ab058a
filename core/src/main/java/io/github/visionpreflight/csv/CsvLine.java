package io.github.visionpreflight.csv;

import java.util.ArrayList;
import java.util.List;

/** The cells of one line of a table; a quoted cell may hold line breaks, so it can span several. */
record CsvLine(int number, List<String> cells) {

  static List<CsvLine> split(String name, String text) {
    return new Splitter(name, text).lines();
  }

  private boolean isBlank() {
    return cells.size() == 1 && cells.get(0).isEmpty();
  }

  private static final class Splitter {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char END = '\0';

    private final String name;
    private final String text;
    private int at;
    private int number = 1;

    Splitter(String name, String text) {
      this.name = name;
      this.text = text;
      this.at = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    }

    List<CsvLine> lines() {
      List<CsvLine> lines = new ArrayList<>();
      while (at < text.length()) {
        CsvLine line = line();
        if (!line.isBlank()) {
          lines.add(line);
        }
      }
      return lines;
    }

    private CsvLine line() {
      int first = number;
      List<String> cells = new ArrayList<>();
      cells.add(cell());
      while (peek() == ',') {
        at++;
        cells.add(cell());
      }
      endLine();
      return new CsvLine(first, List.copyOf(cells));
    }

    private String cell() {
      return peek() == '"' ? quoted() : plain();
    }

    private String plain() {
      int start = at;
      while (at < text.length() && ",\r\n".indexOf(peek()) < 0) {
        if (peek() == '"') {
          throw malformed("a quote inside a cell that does not start with one");
        }
        at++;
      }
      return text.substring(start, at).strip();
    }

    private String quoted() {
      StringBuilder cell = new StringBuilder();
      at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '\n') {
          number++;
        }
        if (c != '"') {
          cell.append(c);
        } else if (peek() == '"') {
          cell.append(text.charAt(at++));
        } else {
          return cell.toString();
        }
      }
      throw malformed("a quote that is never closed");
    }

    private void endLine() {
      if (peek() == '\r') {
        at++;
      }
      if (at < text.length() && text.charAt(at++) != '\n') {
        throw malformed("text after a closing quote, or a carriage return without a line feed");
      }
      number++;
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : END;
    }

    private IllegalArgumentException malformed(String what) {
      return new IllegalArgumentException(name + " line " + number + ": " + what);
    }
  }
}
