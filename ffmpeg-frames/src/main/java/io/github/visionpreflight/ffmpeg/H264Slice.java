package io.github.visionpreflight.ffmpeg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the header of an H.264 slice says of its picture's references (ITU-T H.264, 7.3.3).
 * Long-term references are not followed. Immutable once read.
 */
final class H264Slice {
  private static final int MOST_REFERENCES = 32;
  private static final int P = 0;
  private static final int B = 1;
  private static final int I = 2;
  private static final int SP = 3;
  private static final int SI = 4;

  private final H264Parameters.Sequence sequence;
  private final boolean idr;
  private final boolean reference;
  private final int type;
  private final int frameNumber;
  private boolean followed = true;
  private int order;
  private int bottomOrder;
  private final int[] counts = new int[2];
  private final int[][] changes = new int[2][];

  /** Differences of picture numbers that are let go; null where the oldest is, as always. */
  private int @Nullable [] released;

  private final int headerBits;

  private H264Slice(
      NalBits in,
      H264Parameters.Picture picture,
      H264Parameters.Sequence sequence,
      int type,
      boolean idr,
      boolean reference) {
    this.sequence = sequence;
    this.type = type;
    this.idr = idr;
    this.reference = reference;
    this.frameNumber = in.bits(sequence.frameNumberBits());
    if (idr) {
      in.unsigned();
    }
    readOrder(in, picture);
    readLists(in, picture);
    if (isPredicted() ? picture.weighted() : isBothWays() && picture.bothWeighted()) {
      skipWeights(in);
    }
    if (reference) {
      readMarking(in);
    }
    skipCoding(in, picture);
    headerBits = in.rawPosition();
  }

  /**
   * Reads a slice's header.
   *
   * @param idr whether the picture forgets all before it
   * @param reference whether the picture may be referred to
   * @return null when it holds what is not followed here
   */
  static @Nullable H264Slice read(
      NalBits in, H264Parameters parameters, boolean idr, boolean reference) {
    in.unsigned();
    int type = in.unsigned() % 5;
    H264Parameters.Picture picture = parameters.picture(in.unsigned());
    H264Parameters.Sequence sequence = picture == null ? null : parameters.sequenceOf(picture);
    if (picture == null || sequence == null || type == SI) {
      return null;
    }
    H264Slice slice = new H264Slice(in, picture, sequence, type, idr, reference);
    return slice.followed && !in.overrun() ? slice : null;
  }

  private void readOrder(NalBits in, H264Parameters.Picture picture) {
    if (sequence.orderIsCoded()) {
      order = in.bits(sequence.orderBits());
      bottomOrder = picture.bottomOrder() ? in.signed() : 0;
    }
  }

  private void readLists(NalBits in, H264Parameters.Picture picture) {
    if (isBothWays()) {
      in.flag();
    }
    if (type == I) {
      return;
    }
    counts[0] = picture.references0();
    counts[1] = isBothWays() ? picture.references1() : 0;
    if (in.flag()) {
      counts[0] = in.unsigned() + 1;
      counts[1] = isBothWays() ? in.unsigned() + 1 : 0;
    }
    followed = counts[0] <= MOST_REFERENCES && counts[1] <= MOST_REFERENCES;
    for (int list = 0; followed && list < (isBothWays() ? 2 : 1); list++) {
      changes[list] = changes(in);
    }
  }

  /** Reads how a list differs from the usual one, as steps from one picture number to the next. */
  private int[] changes(NalBits in) {
    return in.flag() ? steps(in, 3, 1) : new int[0];
  }

  /** Reads steps, each after its kind, up to one of the kind {@code end}; kind 0 goes down. */
  private int[] steps(NalBits in, int end, int lastKind) {
    int[] steps = new int[MOST_REFERENCES + 1];
    int count = 0;
    for (int kind = in.unsigned(); kind != end; kind = in.unsigned()) {
      if (kind > lastKind || count == steps.length || in.overrun()) {
        followed = false;
        break;
      }
      int step = in.unsigned() + 1;
      steps[count++] = kind == 0 ? -step : step;
    }
    return Arrays.copyOf(steps, count);
  }

  private void skipWeights(NalBits in) {
    in.unsigned();
    if (sequence.coloured()) {
      in.unsigned();
    }
    for (int i = 0; i < counts[0] + counts[1]; i++) {
      in.skipNumbers(in.flag() ? 2 : 0);
      in.skipNumbers(sequence.coloured() && in.flag() ? 4 : 0);
    }
  }

  private void skipCoding(NalBits in, H264Parameters.Picture picture) {
    if (picture.cabac() && type != I) {
      in.unsigned();
    }
    in.signed();
    if (type == SP) {
      in.flag();
      in.signed();
    }
    if (picture.filtered() && in.unsigned() != 1) {
      in.skipNumbers(2);
    }
  }

  private void readMarking(NalBits in) {
    if (idr) {
      in.flag();
      followed &= !in.flag();
    } else if (in.flag()) {
      released = steps(in, 0, 1);
    }
  }

  boolean isIdr() {
    return idr;
  }

  boolean isReference() {
    return reference;
  }

  /** Whether it predicts from earlier pictures alone. */
  boolean isPredicted() {
    return type == P || type == SP;
  }

  boolean isBothWays() {
    return type == B;
  }

  H264Parameters.Sequence sequence() {
    return sequence;
  }

  int frameNumber() {
    return frameNumber;
  }

  /** Returns the low bits of when the picture is shown. */
  int order() {
    return order;
  }

  /** Returns how much earlier or later the picture's other half is shown. */
  int bottomOrder() {
    return bottomOrder;
  }

  /** Returns how long a list is. */
  int count(int list) {
    return counts[list];
  }

  int[] changes(int list) {
    return changes[list];
  }

  int @Nullable [] released() {
    return released;
  }

  /** Returns how many bits of the unit its header takes, but for the unit's first byte. */
  int headerBits() {
    return headerBits;
  }
}
