package io.github.visionpreflight.cli;

/** Lines of standard input: each is an input or says why it is none. */
public final class JsonLinesFuzz {
  private JsonLinesFuzz() {}

  /** Reads the text as one line, which must always give an {@code Input}. */
  public static Object run(String line) {
    return JsonLines.parse(line);
  }
}
