package io.github.visionpreflight.clients;

import java.util.List;
import java.util.OptionalLong;

/**
 * A model as Baseten lists it. Immutable.
 *
 * @param id the slug: {@code moonshotai/Kimi-K2.5}
 * @param name for people; empty when not said
 * @param contextTokens how many tokens a request and its answer may have; empty when not said
 * @param maxOutputTokens how many tokens an answer may have; empty when not said
 * @param inputModalities such as {@code text}, {@code image}; empty when not said
 * @param outputModalities empty when not said
 */
public record ListedModel(
    String id,
    String name,
    OptionalLong contextTokens,
    OptionalLong maxOutputTokens,
    List<String> inputModalities,
    List<String> outputModalities) {
  /** Copies the lists. */
  public ListedModel {
    inputModalities = List.copyOf(inputModalities);
    outputModalities = List.copyOf(outputModalities);
  }

  static ListedModel of(String id, JsonObject said) {
    return new ListedModel(
        id,
        said.text("name").orElse(""),
        said.count("context_length"),
        said.count("max_completion_tokens"),
        said.texts("input_modalities"),
        said.texts("output_modalities"));
  }
}
