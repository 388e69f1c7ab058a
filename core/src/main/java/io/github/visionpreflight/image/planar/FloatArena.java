package io.github.visionpreflight.image.planar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arrays lent for the length of one call and kept for the next. Lengths are rounded up to one of
 * four per octave, so that pictures of many sizes share them. Not safe to share: one call at a time
 * owns an arena.
 */
final class FloatArena {
  private final Map<Integer, ArrayDeque<float[]>> free = new HashMap<>();
  private final List<float[]> lent = new ArrayList<>();
  private long floats;

  /** Returns an array of at least {@code length}, with whatever its last user left in it. */
  float[] take(int length) {
    int rounded = roundUp(length);
    float[] array = free.computeIfAbsent(rounded, any -> new ArrayDeque<>()).poll();
    if (array == null) {
      array = new float[rounded];
      floats += rounded;
    }
    lent.add(array);
    return array;
  }

  /** Returns {@code count} arrays of at least {@code length}. */
  float[][] take(int count, int length) {
    float[][] arrays = new float[count][];
    for (int i = 0; i < count; i++) {
      arrays[i] = take(length);
    }
    return arrays;
  }

  /** Takes back everything that was lent. */
  void takeBack() {
    for (float[] array : lent) {
      free.computeIfAbsent(array.length, any -> new ArrayDeque<>()).push(array);
    }
    lent.clear();
  }

  /** Returns how many bytes the arrays hold, lent or free. */
  long bytes() {
    return floats * Float.BYTES;
  }

  private static int roundUp(int length) {
    int least = Math.max(length, 64);
    int quarter = Integer.highestOneBit(least - 1) >>> 2;
    return (least + quarter - 1) / quarter * quarter;
  }
}
