package io.github.visionpreflight.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A wire shape for requests with images and videos. */
public enum Dialect {
  /** OpenAI Chat Completions: {@code image_url}, {@code video_url}, {@code video}, {@code text}. */
  OPENAI_CHAT,
  /** OpenAI Responses: {@code input_image}, {@code input_text}. */
  OPENAI_RESPONSES,
  /** Anthropic Messages: {@code image}, {@code text}. */
  ANTHROPIC_MESSAGES,
  /** Alibaba's DashScope: {@code image}, {@code video}, {@code text} as keys. */
  DASHSCOPE;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** Returns the name that options and data use: {@code openai_chat}. */
  public String id() {
    return id;
  }

  /**
   * Returns the dialect with this name.
   *
   * @param id such as {@code openai_chat}
   * @throws IllegalArgumentException when there is none; the message lists those there are
   */
  public static Dialect named(String id) {
    return Arrays.stream(values())
        .filter(dialect -> dialect.id.equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  private static IllegalArgumentException unknown(String id) {
    String known = Arrays.stream(values()).map(Dialect::id).collect(Collectors.joining(", "));
    return new IllegalArgumentException("dialect: expected one of " + known + ", got '" + id + "'");
  }
}
