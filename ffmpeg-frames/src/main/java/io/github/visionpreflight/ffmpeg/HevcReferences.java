package io.github.visionpreflight.ffmpeg;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows which pictures an HEVC decoder keeps, and says which of them a picture may use: those in
 * the lists of its slices (ITU-T H.265, 8.3.1, 8.3.2 and 8.3.4). What a list holds need not be
 * used, so a picture leans on no others than these. After a picture that is not followed nothing is
 * known until the next one where decoding may begin. Used by one thread.
 */
final class HevcReferences {
  /** The places in decoding order of the pictures that are kept, by when they are shown. */
  private final Map<Integer, Integer> kept = new HashMap<>();

  private boolean lost = true;
  private int place = -1;
  private int anchor;

  /**
   * Takes the next picture.
   *
   * @param unit what its units say they hold
   * @param slices the headers of its slices; null when one of them could not be followed
   * @return which pictures it may use, as {@link PictureReferences#add} takes it
   */
  long next(HevcUnit unit, @Nullable List<HevcSlice> slices) {
    place++;
    if (slices == null || slices.isEmpty()) {
      lost = true;
      return PictureReferences.UNKNOWN;
    }
    if (lost || unit.forgets()) {
      kept.clear();
    }
    lost &= !unit.isEntry();
    if (lost) {
      return PictureReferences.UNKNOWN;
    }
    int order = order(unit, slices.get(0));
    long mask = uses(slices, order);
    keep(unit, slices.get(0).set(), order);
    return mask;
  }

  /** When the picture is shown among those of its group (8.3.1). */
  private int order(HevcUnit unit, HevcSlice slice) {
    if (unit.forgets()) {
      return slice.order();
    }
    int half = 1 << (slice.sequence().orderBits() - 1);
    int low = anchor & (2 * half - 1);
    int high = anchor - low;
    if (slice.order() < low && low - slice.order() >= half) {
      high += 2 * half;
    } else if (slice.order() > low && slice.order() - low > half) {
      high -= 2 * half;
    }
    return high + slice.order();
  }

  private long uses(List<HevcSlice> slices, int order) {
    long mask = 0;
    for (HevcSlice slice : slices) {
      for (List<Integer> list : slice.lists()) {
        for (int distance : list) {
          Integer used = kept.get(order + distance);
          if (used == null || place - used > PictureReferences.MOST_DISTANCE) {
            return PictureReferences.UNKNOWN;
          }
          mask |= 1L << (place - used - 1);
        }
      }
    }
    return mask;
  }

  private void keep(HevcUnit unit, HevcReferenceSet set, int order) {
    kept.keySet().removeIf(other -> !set.holds(other - order));
    kept.put(order, place);
    if (unit.isAnchor()) {
      anchor = order;
    }
  }
}
