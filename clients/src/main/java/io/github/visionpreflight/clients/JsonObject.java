package io.github.visionpreflight.clients;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON object of a host's, read leniently: a field that is absent, null, or of another type than
 * asked for is empty.
 */
record JsonObject(Map<?, ?> fields) {
  /** No count or price of tokens is near this; a number beyond is no number for us. */
  private static final int MAX_DECIMAL_DIGITS = 60;

  static final JsonObject EMPTY = new JsonObject(Map.of());

  Optional<String> text(String name) {
    return value(name, String.class);
  }

  Optional<Boolean> flag(String name) {
    return value(name, Boolean.class);
  }

  Optional<JsonObject> object(String name) {
    return value(name, Map.class).map(JsonObject::new);
  }

  /** Returns what is in the list under the name; nothing when there is no list. */
  List<?> list(String name) {
    return value(name, List.class).<List<?>>map(list -> list).orElse(List.of());
  }

  /** Returns the objects in the list under the name, without what is no object. */
  List<JsonObject> objects(String name) {
    return list(name).stream().flatMap(item -> of(item).stream()).toList();
  }

  /** Returns the strings in the list under the name, without what is no string. */
  List<String> texts(String name) {
    return list(name).stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  /** Returns a whole number of at least 0. */
  OptionalLong count(String name) {
    return value(name, Number.class)
        .flatMap(JsonObject::decimal)
        .filter(number -> number.signum() >= 0)
        .map(JsonObject::exactLong)
        .orElse(OptionalLong.empty());
  }

  /** Returns a decimal, which may be written as a number or as a string. */
  Optional<BigDecimal> decimal(String name) {
    Object value = fields.get(name);
    return value instanceof String || value instanceof Number ? decimal(value) : Optional.empty();
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  static Optional<JsonObject> of(Object value) {
    return value instanceof Map<?, ?> map ? Optional.of(new JsonObject(map)) : Optional.empty();
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(fields.get(name)).filter(type::isInstance).map(type::cast);
  }

  private static Optional<BigDecimal> decimal(Object value) {
    String text = value.toString().strip();
    if (text.length() > MAX_DECIMAL_DIGITS) {
      return Optional.empty();
    }
    try {
      // A huge exponent is a short text that fills the memory once it is written out.
      return Optional.of(new BigDecimal(text))
          .filter(number -> Math.abs((long) number.scale()) <= MAX_DECIMAL_DIGITS);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static OptionalLong exactLong(BigDecimal number) {
    try {
      return OptionalLong.of(number.longValueExact());
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }
}
