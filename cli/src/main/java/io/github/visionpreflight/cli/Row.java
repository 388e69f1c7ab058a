package io.github.visionpreflight.cli;

import io.github.visionpreflight.media.MediaException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one input came to, as the fields of its JSON object in the order in which they are printed.
 * A field that does not apply is absent. Not safe to share.
 */
final class Row {
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private String problem = "";
  private boolean failed;

  Row(String input) {
    fields.put("input", input);
  }

  /** Returns a row for an input that ended in an error; it has no other fields. */
  static Row failure(String input, MediaException e) {
    return failure(input, e.kind().name().toLowerCase(Locale.ROOT), String.valueOf(e.getMessage()));
  }

  /** Returns a row for an input that ended in an error; it has no other fields. */
  static Row failure(String input, String kind, String message) {
    Row row = new Row(input);
    row.problem = kind + ": " + message;
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("kind", kind);
    error.put("message", message);
    row.fields.put("error", error);
    row.failed = true;
    return row;
  }

  Row put(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  Row put(String name, Optional<?> value) {
    value.ifPresent(v -> fields.put(name, v));
    return this;
  }

  Row put(String name, OptionalLong value) {
    value.ifPresent(v -> fields.put(name, v));
    return this;
  }

  Row put(String name, OptionalDouble value) {
    value.ifPresent(v -> fields.put(name, v));
    return this;
  }

  /** Marks the row as one that makes the command exit with 1. */
  void markFailed() {
    failed = true;
  }

  boolean failed() {
    return failed;
  }

  /** Returns the error's kind and message; empty when there is none. */
  String problem() {
    return problem;
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Returns a field as text; empty when it is absent. */
  String text(String name) {
    Object value = fields.get(name);
    return value == null ? "" : value.toString();
  }

  Map<String, Object> fields() {
    return fields;
  }
}
