package io.github.visionpreflight.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the header of an HEVC slice says of its picture's references (ITU-T H.265, 7.3.6). Long-term
 * references are not followed. Immutable once read.
 */
final class HevcSlice {
  private static final int MOST_REFERENCES = 16;
  private static final int MOST_EXTRA_BYTES = 256;
  private static final int MOST_ENTRY_POINTS = 1024;
  private static final int B = 0;
  private static final int I = 2;

  private final HevcParameters.Sequence sequence;
  private final HevcParameters.Picture picture;
  private final boolean first;
  private boolean followed = true;
  private int type = I;
  private int order;
  private HevcReferenceSet set = HevcReferenceSet.NONE;
  private boolean motionAcross;
  private final int[] counts = new int[2];
  private final List<List<Integer>> lists = new ArrayList<>();
  private int headerBits;

  private HevcSlice(
      HevcParameters.Picture picture, HevcParameters.Sequence sequence, boolean first) {
    this.picture = picture;
    this.sequence = sequence;
    this.first = first;
  }

  /**
   * Reads the header of a slice. One that depends on the slice before it has that one's references
   * and says none.
   *
   * @return null when it holds what is not followed here
   */
  static @Nullable HevcSlice read(NalBits in, HevcParameters parameters, HevcUnit unit) {
    boolean first = in.flag();
    in.skip(unit.isEntry() ? 1 : 0);
    HevcParameters.Picture picture = parameters.picture(in.unsigned());
    HevcParameters.Sequence sequence = picture == null ? null : parameters.sequenceOf(picture);
    if (picture == null || sequence == null) {
      return null;
    }
    HevcSlice slice = new HevcSlice(picture, sequence, first);
    boolean dependent = !first && picture.dependentSlices() && in.flag();
    in.skip(first ? 0 : sequence.addressBits());
    if (!dependent) {
      slice.readHeader(in, unit.isIdr());
    }
    return slice.followed && !in.overrun() ? slice : null;
  }

  private void readHeader(NalBits in, boolean idr) {
    in.skip(picture.extraBits());
    type = in.unsigned();
    in.skip((picture.outputSaid() ? 1 : 0) + (sequence.planesApart() ? 2 : 0));
    followed = type <= I;
    if (!idr) {
      readKept(in);
    }
    boolean offsets = sequence.offsets() && in.flag();
    offsets |= sequence.offsets() && sequence.coloured() && in.flag();
    if (type != I) {
      readLists(in);
    }
    if (followed) {
      skipPrediction(in);
      skipCoding(in, offsets);
      in.skipFilling();
      headerBits = in.rawPosition();
    }
  }

  private void readKept(NalBits in) {
    order = in.bits(sequence.orderBits());
    List<HevcReferenceSet> sets = sequence.sets();
    HevcReferenceSet read =
        in.flag()
            ? chosen(sets, in.bits(NalBits.bitsFor(sets.size())))
            : HevcReferenceSet.read(in, sets, true);
    if (read == null) {
      followed = false;
    } else {
      set = read;
    }
    if (sequence.longTerm()) {
      followed &= sequence.longTermSets() == 0 || in.unsigned() == 0;
      followed &= in.unsigned() == 0;
    }
    motionAcross = sequence.motionAcross() && in.flag();
  }

  private static @Nullable HevcReferenceSet chosen(List<HevcReferenceSet> sets, int number) {
    return number < sets.size() ? sets.get(number) : null;
  }

  private void readLists(NalBits in) {
    boolean said = in.flag();
    for (int list = 0; list < (type == B ? 2 : 1); list++) {
      counts[list] = said ? in.unsigned() + 1 : picture.references(list);
      followed &= counts[list] <= MOST_REFERENCES;
    }
    followed &= !set.list(0).isEmpty();
    for (int list = 0; followed && list < (type == B ? 2 : 1); list++) {
      lists.add(list(in, set.list(list), counts[list]));
    }
  }

  /** Returns how far off the pictures of a list are; one may be there more than once (8.3.4). */
  private List<Integer> list(NalBits in, List<Integer> usual, int count) {
    if (!picture.listChanges() || usual.size() < 2 || !in.flag()) {
      return usual.subList(0, Math.min(count, usual.size()));
    }
    List<Integer> changed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = in.bits(NalBits.bitsFor(usual.size()));
      followed &= from < usual.size();
      changed.add(usual.get(Math.min(from, usual.size() - 1)));
    }
    return changed;
  }

  private void skipPrediction(NalBits in) {
    if (type == I) {
      return;
    }
    in.skip((type == B ? 1 : 0) + (picture.cabacChoice() ? 1 : 0));
    if (motionAcross) {
      int list = type == B && !in.flag() ? 1 : 0;
      in.skipNumbers(counts[list] > 1 ? 1 : 0);
    }
    if (type == B ? picture.bothWeighted() : picture.weighted()) {
      skipWeights(in);
    }
    in.skipNumbers(1);
  }

  private void skipWeights(NalBits in) {
    in.skipNumbers(sequence.coloured() ? 2 : 1);
    for (int list = 0; list < (type == B ? 2 : 1); list++) {
      int numbers = 2 * flags(in, counts[list]);
      numbers += sequence.coloured() ? 4 * flags(in, counts[list]) : 0;
      in.skipNumbers(numbers);
    }
  }

  private static int flags(NalBits in, int count) {
    int set = 0;
    for (int i = 0; i < count; i++) {
      set += in.flag() ? 1 : 0;
    }
    return set;
  }

  private void skipCoding(NalBits in, boolean offsets) {
    in.skipNumbers(picture.chromaQp() ? 3 : 1);
    boolean unfiltered = picture.unfiltered();
    if (picture.filterChoice() && in.flag()) {
      unfiltered = in.flag();
      in.skipNumbers(unfiltered ? 0 : 2);
    }
    if (picture.filteredAcross() && (offsets || !unfiltered)) {
      in.flag();
    }
    if (picture.entryPoints()) {
      skipEntryPoints(in);
    }
    if (picture.extended()) {
      int bytes = in.unsigned();
      followed &= bytes <= MOST_EXTRA_BYTES;
      in.skip(Byte.SIZE * Math.min(bytes, MOST_EXTRA_BYTES));
    }
  }

  private void skipEntryPoints(NalBits in) {
    int points = in.unsigned();
    int bits = points > 0 ? in.unsigned() + 1 : 0;
    followed &= points <= MOST_ENTRY_POINTS && bits <= Integer.SIZE;
    in.skip(followed ? points * bits : 0);
  }

  /** Whether it is the first of its picture. */
  boolean isFirst() {
    return first;
  }

  HevcParameters.Sequence sequence() {
    return sequence;
  }

  /** Returns the low bits of when the picture is shown. */
  int order() {
    return order;
  }

  /** Returns what the decoder keeps. */
  HevcReferenceSet set() {
    return set;
  }

  /** Returns for each list how far off its pictures are. */
  List<List<Integer>> lists() {
    return lists;
  }

  /** Returns how many bits of the unit its header takes, but for the unit's own. */
  int headerBits() {
    return headerBits;
  }
}
