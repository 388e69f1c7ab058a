package io.github.visionpreflight.content;

import static io.github.visionpreflight.content.JsonValues.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a request says, in no dialect but that of its parts.
 *
 * @param model the host's id of the model
 * @param system what stands before the message
 * @param content the parts of the user's message, in their wire form
 * @param maxOutputTokens the most tokens of the answer
 * @param fields whatever else the caller wants to say, in order
 */
record Request(
    String model,
    Optional<String> system,
    List<Object> content,
    OptionalLong maxOutputTokens,
    Map<String, Object> fields) {

  /** Returns the user's message. */
  Map<String, Object> userMessage() {
    return object("role", "user", "content", content);
  }

  /** Returns the messages, the first of them for the system where it has something to say. */
  List<Object> messages(Object systemContent) {
    List<Object> messages = new ArrayList<>();
    if (system.isPresent()) {
      messages.add(object("role", "system", "content", systemContent));
    }
    messages.add(userMessage());
    return messages;
  }

  /** Returns the system's text; empty where there is none. */
  String systemText() {
    return system.orElse("");
  }

  /** Puts the most tokens of the answer under this name, if the request says how many. */
  void putMaxOutputTokens(String name, Map<String, Object> into) {
    maxOutputTokens.ifPresent(tokens -> into.put(name, tokens));
  }

  /**
   * Adds the caller's fields.
   *
   * @throws IllegalArgumentException when one is there already
   */
  void putFields(Map<String, Object> into) {
    fields.forEach(
        (name, value) -> {
          if (into.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException(
                "field: '" + name + "' is set by the request itself");
          }
        });
  }

  /** Returns a map that begins with the model. */
  Map<String, Object> begun() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", model);
    return body;
  }
}
