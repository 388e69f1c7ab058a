package io.github.visionpreflight.ffmpeg;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameter sets of one kind that a stream has in force, by number. Used by one thread. */
final class ParameterSets<T> {
  private final Map<Integer, T> sets = new HashMap<>();

  @Nullable T get(int number) {
    return sets.get(number);
  }

  /** Takes what a stream says of a number; null where that is not followed here. */
  void put(int number, @Nullable T set) {
    if (set == null) {
      sets.remove(number);
    } else {
      sets.put(number, set);
    }
  }
}
