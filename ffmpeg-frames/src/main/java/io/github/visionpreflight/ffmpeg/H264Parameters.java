package io.github.visionpreflight.ffmpeg;

import org.jspecify.annotations.Nullable;

/**
 * What an H.264 track's parameter sets say of the references between its pictures (ITU-T H.264,
 * 7.3.2). Sets of streams whose references are not followed here are left out: fields, slice
 * groups, redundant pictures, gaps in the numbers of frames. Used by one thread.
 */
final class H264Parameters {
  private static final int MOST_FRAME_NUMBER_BITS = 16;
  private static final int MOST_REFERENCES = 16;

  /** A sequence's set. */
  static final class Sequence {
    private int frameNumberBits;
    private boolean orderIsCoded;
    private int orderBits;
    private int references;
    private boolean coloured;

    int frameNumberBits() {
      return frameNumberBits;
    }

    /** Whether slices say when their picture is shown; else pictures come as they are shown. */
    boolean orderIsCoded() {
      return orderIsCoded;
    }

    int orderBits() {
      return orderBits;
    }

    /** How many pictures are kept for reference at most. */
    int references() {
      return references;
    }

    boolean coloured() {
      return coloured;
    }
  }

  /** A picture's set. */
  static final class Picture {
    private int sequence;
    private boolean bottomOrder;
    private int references0;
    private int references1;
    private boolean weighted;
    private boolean bothWeighted;
    private boolean cabac;
    private boolean filtered;

    boolean bottomOrder() {
      return bottomOrder;
    }

    int references0() {
      return references0;
    }

    int references1() {
      return references1;
    }

    /** Whether slices that predict from one list carry weights. */
    boolean weighted() {
      return weighted;
    }

    /** Whether slices that predict from two lists carry weights. */
    boolean bothWeighted() {
      return bothWeighted;
    }

    boolean cabac() {
      return cabac;
    }

    /** Whether slices say how their edges are smoothed. */
    boolean filtered() {
      return filtered;
    }
  }

  private final ParameterSets<Sequence> sequences = new ParameterSets<>();
  private final ParameterSets<Picture> pictures = new ParameterSets<>();

  @Nullable Picture picture(int number) {
    return pictures.get(number);
  }

  @Nullable Sequence sequenceOf(Picture picture) {
    return sequences.get(picture.sequence);
  }

  /** Takes a sequence parameter set (7.3.2.1.1). */
  void addSequence(NalBits in) {
    int profile = in.bits(8);
    in.bits(16);
    int number = in.unsigned();
    Sequence set = new Sequence();
    set.coloured = true;
    boolean followed = !hasChromaFormat(profile) || chroma(in, set);
    set.frameNumberBits = in.unsigned() + 4;
    int orderType = in.unsigned();
    set.orderIsCoded = orderType == 0;
    set.orderBits = set.orderIsCoded ? in.unsigned() + 4 : 0;
    followed &= orderType != 1;
    set.references = in.unsigned();
    boolean gaps = in.flag();
    in.unsigned();
    in.unsigned();
    boolean framesOnly = in.flag();
    followed &= !gaps && framesOnly && set.references <= MOST_REFERENCES && !in.overrun();
    followed &= Math.max(set.frameNumberBits, set.orderBits) <= MOST_FRAME_NUMBER_BITS;
    sequences.put(number, followed ? set : null);
  }

  private static boolean hasChromaFormat(int profile) {
    return switch (profile) {
      case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
      default -> false;
    };
  }

  private static boolean chroma(NalBits in, Sequence set) {
    int format = in.unsigned();
    set.coloured = format != 0;
    boolean planesApart = format == 3 && in.flag();
    in.unsigned();
    in.unsigned();
    in.flag();
    if (in.flag()) {
      for (int i = 0; i < (format == 3 ? 12 : 8); i++) {
        if (in.flag()) {
          scalingList(in, i < 6 ? 16 : 64);
        }
      }
    }
    return !planesApart;
  }

  private static void scalingList(NalBits in, int size) {
    int last = 8;
    int next = 8;
    for (int i = 0; i < size; i++) {
      next = next == 0 ? 0 : (last + in.signed()) & 0xFF;
      last = next == 0 ? last : next;
    }
  }

  /** Takes a picture parameter set (7.3.2.2). */
  void addPicture(NalBits in) {
    int number = in.unsigned();
    Picture set = new Picture();
    set.sequence = in.unsigned();
    set.cabac = in.flag();
    set.bottomOrder = in.flag();
    boolean groups = in.unsigned() != 0;
    set.references0 = in.unsigned() + 1;
    set.references1 = in.unsigned() + 1;
    set.weighted = in.flag();
    set.bothWeighted = in.bits(2) == 1;
    in.signed();
    in.signed();
    in.signed();
    set.filtered = in.flag();
    in.flag();
    boolean redundant = in.flag();
    pictures.put(number, groups || redundant || in.overrun() ? null : set);
  }
}
