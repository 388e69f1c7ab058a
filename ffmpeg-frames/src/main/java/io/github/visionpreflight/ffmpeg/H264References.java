package io.github.visionpreflight.ffmpeg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows which pictures an H.264 decoder holds for reference, and says which of them a picture may
 * use: those in the lists of its slices (ITU-T H.264, 8.2.1, 8.2.4 and 8.2.5). What a list holds
 * need not be used, so a picture leans on no others than these. After anything that is not followed
 * here, fields or long-term references for example, nothing is known until the next picture that
 * forgets all before it. Used by one thread.
 */
final class H264References {
  /** A picture that is kept: its place in decoding order, its number and when it is shown. */
  private record Kept(int place, int frameNumber, int order) {}

  private List<Kept> kept = new ArrayList<>();
  private boolean lost = true;
  private int place = -1;

  private int lastReferenceNumber;
  private int lastNumber;
  private int numberOffset;
  private int lastOrderHigh;
  private int lastOrderLow;

  private int order;

  /**
   * Takes the next picture.
   *
   * @param slices the headers of its slices; null when one of them could not be followed
   * @return which pictures it may use, as {@link PictureReferences#add} takes it
   */
  long next(@Nullable List<H264Slice> slices) {
    place++;
    if (slices == null || slices.isEmpty()) {
      lost = true;
      return PictureReferences.UNKNOWN;
    }
    H264Slice first = slices.get(0);
    if (first.isIdr()) {
      forget();
    }
    lost |= isGap(first);
    long leansOn = lost ? PictureReferences.UNKNOWN : uses(slices);
    if (!lost && first.isReference()) {
      keep(first);
    }
    lastNumber = first.frameNumber();
    return leansOn;
  }

  private void forget() {
    kept.clear();
    lost = false;
    lastReferenceNumber = 0;
    lastNumber = 0;
    numberOffset = 0;
    lastOrderHigh = 0;
    lastOrderLow = 0;
  }

  /** Numbers rise by one with each picture that is kept. */
  private boolean isGap(H264Slice slice) {
    int expected = slice.isIdr() ? 0 : (lastReferenceNumber + 1) % numbers(slice);
    return slice.frameNumber() != expected;
  }

  private static int numbers(H264Slice slice) {
    return 1 << slice.sequence().frameNumberBits();
  }

  private long uses(List<H264Slice> slices) {
    order = order(slices.get(0));
    long mask = 0;
    for (H264Slice slice : slices) {
      for (int list = 0; list < (slice.isBothWays() ? 2 : slice.isPredicted() ? 1 : 0); list++) {
        for (Kept used : list(slice, list)) {
          mask |= bit(used);
        }
      }
    }
    return lost ? PictureReferences.UNKNOWN : mask;
  }

  private long bit(Kept used) {
    int distance = place - used.place();
    lost |= distance > PictureReferences.MOST_DISTANCE;
    return 1L << (distance - 1);
  }

  /** When the picture is shown among those of its group (8.2.1). */
  private int order(H264Slice slice) {
    if (!slice.sequence().orderIsCoded()) {
      numberOffset += lastNumber > slice.frameNumber() ? numbers(slice) : 0;
      return 2 * (numberOffset + slice.frameNumber()) - (slice.isReference() ? 0 : 1);
    }
    int half = 1 << (slice.sequence().orderBits() - 1);
    int low = slice.order();
    int high = lastOrderHigh;
    if (low < lastOrderLow && lastOrderLow - low >= half) {
      high += 2 * half;
    } else if (low > lastOrderLow && low - lastOrderLow > half) {
      high -= 2 * half;
    }
    if (slice.isReference()) {
      lastOrderHigh = high;
      lastOrderLow = low;
    }
    return high + low + Math.min(0, slice.bottomOrder());
  }

  private List<Kept> list(H264Slice slice, int list) {
    List<Kept> usual = slice.isBothWays() ? byOrder(list) : byNumber(slice);
    int count = slice.count(list);
    List<Kept> used = new ArrayList<>(usual.subList(0, Math.min(count, usual.size())));
    int number = slice.frameNumber();
    int at = 0;
    for (int step : slice.changes(list)) {
      number = Math.floorMod(number + step, numbers(slice));
      Kept moved = numbered(number);
      if (moved == null || at >= count) {
        lost = true;
        return List.of();
      }
      move(used, moved, at++);
      if (used.size() > count) {
        used.remove(count);
      }
    }
    return used;
  }

  /** Puts a picture there; where it stood further back it is no more (8.2.4.3.1). */
  private static void move(List<Kept> list, Kept moved, int to) {
    for (int i = list.size() - 1; i >= to; i--) {
      if (list.get(i).equals(moved)) {
        list.remove(i);
      }
    }
    list.add(Math.min(to, list.size()), moved);
  }

  /** The latest in decoding order first (8.2.4.2.1). */
  private List<Kept> byNumber(H264Slice slice) {
    List<Kept> list = new ArrayList<>(kept);
    list.sort(Comparator.comparingInt((Kept k) -> age(k, slice)));
    return list;
  }

  private static int age(Kept picture, H264Slice slice) {
    return Math.floorMod(slice.frameNumber() - picture.frameNumber(), numbers(slice));
  }

  /** The nearest on screen first, those before or those after first of all (8.2.4.2.3). */
  private List<Kept> byOrder(int list) {
    List<Kept> forward = sides(true);
    if (list == 0) {
      return forward;
    }
    List<Kept> backward = sides(false);
    if (backward.size() > 1 && backward.equals(forward)) {
      backward.add(0, backward.remove(1));
    }
    return backward;
  }

  private List<Kept> sides(boolean earlierFirst) {
    List<Kept> list = new ArrayList<>(kept);
    list.sort(
        Comparator.comparing((Kept k) -> k.order() < order != earlierFirst)
            .thenComparingInt(k -> Math.abs(k.order() - order)));
    return list;
  }

  private @Nullable Kept numbered(int frameNumber) {
    for (Kept k : kept) {
      if (k.frameNumber() == frameNumber) {
        return k;
      }
    }
    return null;
  }

  private void keep(H264Slice slice) {
    lastReferenceNumber = slice.frameNumber();
    int[] released = slice.released();
    int most = Math.max(1, slice.sequence().references());
    if (released == null) {
      while (kept.size() >= most) {
        kept.remove(oldest(slice));
      }
    } else {
      for (int step : released) {
        lost |= !kept.remove(numbered(Math.floorMod(slice.frameNumber() - step, numbers(slice))));
      }
    }
    kept.add(new Kept(place, slice.frameNumber(), order));
    lost |= kept.size() > most;
  }

  private Kept oldest(H264Slice slice) {
    return byNumber(slice).get(kept.size() - 1);
  }
}
