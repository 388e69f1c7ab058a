package io.github.visionpreflight.plan;

import java.util.OptionalLong;

/** A text. */
final class TextItem extends PlanItem {
  private final String text;
  private final OptionalLong tokens;

  TextItem(String text, OptionalLong tokens) {
    this.text = text;
    this.tokens = tokens;
    if (tokens.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "text tokens: expected at least 0, got " + tokens.getAsLong());
    }
  }

  String text() {
    return text;
  }

  OptionalLong tokens() {
    return tokens;
  }

  @Override
  public String name() {
    return "text of " + text.length() + " characters";
  }
}
