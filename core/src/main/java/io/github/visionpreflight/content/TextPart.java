package io.github.visionpreflight.content;

import java.util.Map;

/** A text. */
final class TextPart extends ContentPart {
  private final String text;

  TextPart(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  @Override
  Map<String, Object> shaped(WireShape shape) {
    return shape.text(this);
  }

  @Override
  public String toString() {
    return "text of " + text.length() + " characters";
  }
}
