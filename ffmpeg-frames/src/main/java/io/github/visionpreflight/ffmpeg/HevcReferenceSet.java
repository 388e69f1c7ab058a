package io.github.visionpreflight.ffmpeg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures an HEVC decoder keeps when a picture comes, and which of them the picture may use
 * (ITU-T H.265, 7.3.7 and 7.4.8). Immutable.
 *
 * @param entries those shown before the picture, the nearest first, then those shown after it
 */
record HevcReferenceSet(List<Entry> entries) {
  /**
   * A picture that is kept.
   *
   * @param distance when it is shown, less when the present one is shown
   * @param used whether the present picture may use it; else it is kept for later ones
   */
  record Entry(int distance, boolean used) {}

  static final HevcReferenceSet NONE = new HevcReferenceSet(List.of());

  private static final int MOST_ENTRIES = 16;

  /** Distances are 16-bit numbers; sums of a few of them stay far from overflowing. */
  private static final int MOST_DISTANCE = 1 << 15;

  private static final Comparator<Entry> EARLIER_THEN_NEAREST =
      Comparator.comparing((Entry e) -> e.distance() > 0)
          .thenComparingInt(e -> Math.abs(e.distance()));

  /**
   * Reads a set.
   *
   * @param before the sequence's sets that were read already
   * @param inSlice whether it stands in the header of a slice
   * @return null when it is not one that the standard allows
   */
  static @Nullable HevcReferenceSet read(
      NalBits in, List<HevcReferenceSet> before, boolean inSlice) {
    List<Entry> entries = new ArrayList<>();
    if (!before.isEmpty() && in.flag()) {
      int back = inSlice ? in.unsigned() + 1 : 1;
      if (back > before.size()) {
        return null;
      }
      readShifted(in, before.get(before.size() - back), entries);
    } else {
      int earlier = in.unsigned();
      int later = in.unsigned();
      if (Math.max(earlier, later) > MOST_ENTRIES) {
        return null;
      }
      readSteps(in, earlier, -1, entries);
      readSteps(in, later, 1, entries);
    }
    boolean read = entries.size() <= MOST_ENTRIES && !in.overrun();
    return read && entries.stream().allMatch(HevcReferenceSet::isNear)
        ? new HevcReferenceSet(List.copyOf(entries))
        : null;
  }

  private static boolean isNear(Entry entry) {
    return Math.abs((long) entry.distance()) <= MOST_DISTANCE;
  }

  private static void readSteps(NalBits in, int count, int sign, List<Entry> to) {
    int distance = 0;
    for (int i = 0; i < count; i++) {
      distance += sign * (in.unsigned() + 1);
      to.add(new Entry(distance, in.flag()));
    }
  }

  /** Reads a set that says how it differs from one as seen from another picture (7-61, 7-62). */
  private static void readShifted(NalBits in, HevcReferenceSet other, List<Entry> to) {
    boolean earlier = in.flag();
    int shift = (in.unsigned() + 1) * (earlier ? -1 : 1);
    for (int i = 0; i <= other.entries.size(); i++) {
      boolean used = in.flag();
      boolean kept = used || in.flag();
      int from = i < other.entries.size() ? other.entries.get(i).distance() : 0;
      if (kept && from + shift != 0) {
        to.add(new Entry(from + shift, used));
      }
    }
    to.sort(EARLIER_THEN_NEAREST);
  }

  /** Returns how far off the pictures are that the first list or the second one starts with. */
  List<Integer> list(int list) {
    List<Integer> distances = new ArrayList<>();
    for (int side = 0; side < 2; side++) {
      for (Entry entry : entries) {
        if (entry.used() && entry.distance() > 0 == (side != list)) {
          distances.add(entry.distance());
        }
      }
    }
    return distances;
  }

  /** Whether a picture that is shown so much later than the present one is kept. */
  boolean holds(int distance) {
    for (Entry entry : entries) {
      if (entry.distance() == distance) {
        return true;
      }
    }
    return false;
  }
}
