package io.github.visionpreflight.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Copies of trees of maps, lists, strings, numbers and booleans. */
final class JsonValues {
  /** Deeper than any request, shallower than any stack. */
  private static final int MAX_DEPTH = 100;

  private JsonValues() {}

  /** Returns an immutable map in the order given: name, value, name, value. */
  static Map<String, Object> object(String name, Object value, Object... more) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(name, value);
    for (int i = 0; i < more.length; i += 2) {
      map.put((String) more[i], more[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  /** Returns the map with one more entry at its end. */
  static Map<String, Object> plus(Map<String, Object> map, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return Collections.unmodifiableMap(more);
  }

  /** Returns an immutable copy in which every {@link Base64Text} has become a string. */
  static Map<String, Object> materialized(Map<String, Object> map) {
    return map(map, 0, leaf -> leaf instanceof Base64Text text ? text.materialized() : leaf);
  }

  /**
   * Returns an immutable copy of a value that the caller gave.
   *
   * @throws IllegalArgumentException when something in it has no place in JSON; null has none here
   */
  static Object checked(Object value) {
    return copy(value, 0, JsonValues::checkedLeaf);
  }

  private static Object copy(@Nullable Object value, int depth, UnaryOperator<Object> leaf) {
    if (value == null) {
      throw new IllegalArgumentException("JSON: expected a value, got null; leave the entry out");
    }
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("JSON: expected at most " + MAX_DEPTH + " levels");
    }
    if (value instanceof Map<?, ?> map) {
      return map(map, depth, leaf);
    }
    return value instanceof Collection<?> list ? list(list, depth, leaf) : leaf.apply(value);
  }

  private static Map<String, Object> map(Map<?, ?> map, int depth, UnaryOperator<Object> leaf) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, each) -> copy.put(name(key), copy(each, depth + 1, leaf)));
    return Collections.unmodifiableMap(copy);
  }

  private static List<Object> list(Collection<?> list, int depth, UnaryOperator<Object> leaf) {
    List<Object> copy = new ArrayList<>(list.size());
    list.forEach(each -> copy.add(copy(each, depth + 1, leaf)));
    return Collections.unmodifiableList(copy);
  }

  private static String name(@Nullable Object key) {
    if (key instanceof String name) {
      return name;
    }
    throw new IllegalArgumentException("JSON: expected names that are strings, got " + key);
  }

  private static Object checkedLeaf(Object value) {
    if (value instanceof Number number) {
      Json.number(number);
    } else if (!(value instanceof String || value instanceof Boolean)) {
      throw new IllegalArgumentException("JSON: cannot be written: " + value.getClass().getName());
    }
    return value;
  }
}
