package io.github.visionpreflight.clients;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The input tokens that an answer was billed, whichever way the host says it. Immutable.
 *
 * @param inputTokens everything that went in: text, media, what was cached
 * @param imageTokens those of images, where the host says so
 * @param videoTokens those of videos, where the host says so
 * @param textTokens those of text, where the host says so
 */
public record Usage(
    long inputTokens, OptionalLong imageTokens, OptionalLong videoTokens, OptionalLong textTokens) {

  /**
   * Reads the usage from an answer, or from the {@code usage} object alone:
   *
   * <ul>
   *   <li>OpenAI chat, and hosts like it: {@code usage.prompt_tokens}
   *   <li>Moonshot, the last event of a stream: {@code choices[0].usage.prompt_tokens}
   *   <li>DashScope: {@code usage.input_tokens}, {@code image_tokens}, {@code video_tokens}
   *   <li>OpenAI Responses: {@code usage.input_tokens}
   *   <li>Anthropic Messages: {@code usage.input_tokens}, which leaves out what was cached, plus
   *       {@code cache_creation_input_tokens} and {@code cache_read_input_tokens}
   * </ul>
   *
   * <p>Counts by kind are also looked for in {@code prompt_tokens_details} and {@code
   * input_tokens_details}.
   *
   * @throws IllegalArgumentException when it is no JSON object, or has no such count; the message
   *     does not quote it
   */
  public static Usage parse(String json) {
    try {
      return of(JsonReader.object(json));
    } catch (IOException e) {
      throw new IllegalArgumentException("usage: expected a JSON object");
    }
  }

  /**
   * Reads the usage from an answer, as {@link #parse} does, that some SDK has read already.
   *
   * @throws IllegalArgumentException when it has no such count; the message does not quote it
   */
  public static Usage of(Map<String, ?> answer) {
    return of(new JsonObject(answer));
  }

  private static Usage of(JsonObject answer) {
    JsonObject usage = usage(answer);
    long input =
        firstOf(usage.count("prompt_tokens"), usage.count("input_tokens"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "usage: expected prompt_tokens or input_tokens, there is neither"));
    return new Usage(
        plusCached(input, usage),
        ofKind(usage, "image_tokens"),
        ofKind(usage, "video_tokens"),
        ofKind(usage, "text_tokens"));
  }

  private static JsonObject usage(JsonObject answer) {
    Stream<JsonObject> choices = answer.objects("choices").stream();
    return answer
        .object("usage")
        .or(() -> choices.flatMap(choice -> choice.object("usage").stream()).findFirst())
        .orElse(answer);
  }

  private static long plusCached(long input, JsonObject usage) {
    return Stream.of("cache_creation_input_tokens", "cache_read_input_tokens")
        .mapToLong(name -> usage.count(name).orElse(0))
        .reduce(input, Usage::plus);
  }

  /** No host bills so much; what claims to must not turn negative. */
  static long plus(long a, long b) {
    return Long.MAX_VALUE - a < b ? Long.MAX_VALUE : a + b;
  }

  private static OptionalLong ofKind(JsonObject usage, String name) {
    return firstOf(
        usage.count(name),
        firstOf(
            details(usage, "prompt_tokens_details").count(name),
            details(usage, "input_tokens_details").count(name)));
  }

  private static JsonObject details(JsonObject usage, String name) {
    return usage.object(name).orElse(JsonObject.EMPTY);
  }

  private static OptionalLong firstOf(OptionalLong first, OptionalLong second) {
    return first.isPresent() ? first : second;
  }

  /** Returns what the host says of these kinds together; empty when it does not of each. */
  OptionalLong ofMedia(boolean images, boolean videos) {
    if (images && imageTokens.isEmpty() || videos && videoTokens.isEmpty()) {
      return OptionalLong.empty();
    }
    long image = images ? imageTokens.getAsLong() : 0;
    long video = videos ? videoTokens.getAsLong() : 0;
    return OptionalLong.of(plus(image, video));
  }
}
