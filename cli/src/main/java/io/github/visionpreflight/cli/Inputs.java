package io.github.visionpreflight.cli;

import io.github.visionpreflight.plan.PlanItem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The FILE words of a command, one {@link Input} after another; {@code -} stands for standard
 * input.
 */
final class Inputs {
  /**
   * Longer than any path; a line past it is refused, so that one endless line cannot fill the
   * memory.
   */
  private static final int MAX_LINE_CHARS = 1 << 20;

  /** A scheme and two slashes: never a path that a person would type. */
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

  private static final String DATA = "data:";

  private final List<String> words;
  private final InputStream standardInput;

  Inputs(List<String> words, InputStream standardInput) {
    this.words = words;
    this.standardInput = standardInput;
  }

  /** Returns how many there are; -1 when standard input is among them. */
  int count() {
    return words.contains("-") ? -1 : words.size();
  }

  /** Hands over every input in order, reading standard input line by line. */
  void forEach(Consumer<Input> action) {
    for (String word : words) {
      if (word.equals("-")) {
        readLines(action);
      } else {
        action.accept(one(word));
      }
    }
  }

  private void readLines(Consumer<Input> action) {
    try {
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(standardInput, StandardCharsets.UTF_8), 1 << 16);
      Line line = new Line(reader);
      while (line.next()) {
        line.input().ifPresent(action);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard input", e);
    }
  }

  private static Input one(String word) {
    if (word.startsWith("{")) {
      return JsonLines.parse(word);
    }
    if (word.regionMatches(true, 0, DATA, 0, DATA.length())) {
      return new Input.DataText(word);
    }
    return REFERENCE.matcher(word).lookingAt() ? reference(word) : file(word);
  }

  private static Input reference(String word) {
    try {
      return new Input.Reference(word, PlanItem.reference(word));
    } catch (IllegalArgumentException e) {
      return new Input.Unusable(word, String.valueOf(e.getMessage()));
    }
  }

  private static Input file(String word) {
    try {
      return new Input.File(word, Path.of(word));
    } catch (InvalidPathException e) {
      return new Input.Unusable(word, "not a path: " + e.getReason());
    }
  }

  /** Reads lines of bounded length. */
  private static final class Line {
    private final BufferedReader reader;
    private final StringBuilder text = new StringBuilder();
    private boolean tooLong;

    Line(BufferedReader reader) {
      this.reader = reader;
    }

    boolean next() throws IOException {
      text.setLength(0);
      tooLong = false;
      int c = reader.read();
      if (c < 0) {
        return false;
      }
      for (; c >= 0 && c != '\n'; c = reader.read()) {
        if (text.length() < MAX_LINE_CHARS) {
          text.append((char) c);
        } else {
          tooLong = true;
        }
      }
      return true;
    }

    Optional<Input> input() {
      if (tooLong) {
        return Optional.of(
            new Input.Unusable(
                text.substring(0, 80) + "…",
                "line: expected at most " + MAX_LINE_CHARS + " characters, got more"));
      }
      String line = text.toString().strip();
      if (line.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(one(line));
    }
  }
}
