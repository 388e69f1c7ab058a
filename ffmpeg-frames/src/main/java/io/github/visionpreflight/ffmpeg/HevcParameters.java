package io.github.visionpreflight.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an HEVC track's parameter sets say of the references between its pictures and of the form of
 * slice headers (ITU-T H.265, 7.3.2). Sets of streams that are not followed here are left out:
 * screen content, several layers, extensions of the picture's set. Used by one thread.
 */
final class HevcParameters {
  private static final int MOST_PROFILE = 4;
  private static final int MOST_SETS = 64;
  private static final int MOST_LONG_TERM_SETS = 32;
  private static final int MOST_ORDER_BITS = 16;
  private static final int MOST_BLOCK_BITS = 6;
  private static final int MOST_SIDE = 1 << 16;

  /** Between tiles, of the largest level. */
  private static final int MOST_BORDERS = 64;

  /** A sequence's set. */
  static final class Sequence {
    private boolean planesApart;
    private boolean coloured;
    private int addressBits;
    private int orderBits;
    private boolean offsets;
    private boolean longTerm;
    private int longTermSets;
    private boolean motionAcross;
    private final List<HevcReferenceSet> sets = new ArrayList<>();

    /** Whether each colour plane has slices of its own. */
    boolean planesApart() {
      return planesApart;
    }

    /** Whether slices say anything of chroma. */
    boolean coloured() {
      return coloured;
    }

    /** How many bits the place of a slice takes. */
    int addressBits() {
      return addressBits;
    }

    int orderBits() {
      return orderBits;
    }

    /** Whether slices say if sample adaptive offsets are used. */
    boolean offsets() {
      return offsets;
    }

    boolean longTerm() {
      return longTerm;
    }

    /** How many long-term references slices may choose from. */
    int longTermSets() {
      return longTermSets;
    }

    /** Whether slices say if motion is predicted from that of another picture. */
    boolean motionAcross() {
      return motionAcross;
    }

    List<HevcReferenceSet> sets() {
      return sets;
    }
  }

  /** A picture's set. */
  static final class Picture {
    private int sequence;
    private boolean dependentSlices;
    private boolean outputSaid;
    private int extraBits;
    private boolean cabacChoice;
    private int references0;
    private int references1;
    private boolean chromaQp;
    private boolean weighted;
    private boolean bothWeighted;
    private boolean entryPoints;
    private boolean filteredAcross;
    private boolean filterChoice;
    private boolean unfiltered;
    private boolean listChanges;
    private boolean extended;

    boolean dependentSlices() {
      return dependentSlices;
    }

    /** Whether slices say if their picture is shown. */
    boolean outputSaid() {
      return outputSaid;
    }

    int extraBits() {
      return extraBits;
    }

    /** Whether slices choose between tables of CABAC. */
    boolean cabacChoice() {
      return cabacChoice;
    }

    int references(int list) {
      return list == 0 ? references0 : references1;
    }

    /** Whether slices say how chroma is quantised. */
    boolean chromaQp() {
      return chromaQp;
    }

    /** Whether slices that predict from one list carry weights. */
    boolean weighted() {
      return weighted;
    }

    /** Whether slices that predict from two lists carry weights. */
    boolean bothWeighted() {
      return bothWeighted;
    }

    /** Whether slices say where their rows or tiles begin. */
    boolean entryPoints() {
      return entryPoints;
    }

    /** Whether edges between slices are smoothed. */
    boolean filteredAcross() {
      return filteredAcross;
    }

    /** Whether slices say how their edges are smoothed. */
    boolean filterChoice() {
      return filterChoice;
    }

    /** Whether no edges are smoothed unless a slice says so. */
    boolean unfiltered() {
      return unfiltered;
    }

    boolean listChanges() {
      return listChanges;
    }

    /** Whether slice headers end with bytes for later editions of the standard. */
    boolean extended() {
      return extended;
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

  /** Takes a sequence parameter set (7.3.2.2.1). */
  void addSequence(NalBits in) {
    in.bits(4);
    int subLayers = in.bits(3);
    in.flag();
    boolean followed = profile(in, subLayers);
    int number = in.unsigned();
    Sequence set = new Sequence();
    followed = followed && readSequence(in, set, subLayers) && !in.overrun();
    sequences.put(number, followed ? set : null);
  }

  /** 7.3.3: 88 bits of profile and 8 of level, then the same for sub-layers that have them. */
  private static boolean profile(NalBits in, int subLayers) {
    in.bits(3);
    int profile = in.bits(5);
    in.skip(88);
    int present = 0;
    for (int i = 0; i < subLayers; i++) {
      present += (in.flag() ? 88 : 0) + (in.flag() ? 8 : 0);
    }
    in.skip(subLayers > 0 ? 2 * (8 - subLayers) : 0);
    in.skip(present);
    // Those of screen content and of several layers write more into the headers of slices.
    return profile >= 1 && profile <= MOST_PROFILE;
  }

  private static boolean readSequence(NalBits in, Sequence set, int subLayers) {
    int chroma = in.unsigned();
    set.planesApart = chroma == 3 && in.flag();
    set.coloured = chroma != 0 && !set.planesApart;
    int width = in.unsigned();
    int height = in.unsigned();
    in.skipNumbers(in.flag() ? 4 : 0);
    in.skipNumbers(2);
    set.orderBits = in.unsigned() + 4;
    in.skipNumbers(3 * (in.flag() ? subLayers + 1 : 1));
    int blockBits = in.unsigned() + 3 + in.unsigned();
    if (Math.max(width, height) > MOST_SIDE
        || set.orderBits > MOST_ORDER_BITS
        || blockBits < 3
        || blockBits > MOST_BLOCK_BITS) {
      return false;
    }
    set.addressBits = NalBits.bitsFor(blocks(width, blockBits) * blocks(height, blockBits));
    in.skipNumbers(4);
    skipTools(in, set);
    return readReferences(in, set);
  }

  private static int blocks(int side, int bits) {
    return (side + (1 << bits) - 1) >> bits;
  }

  private static void skipTools(NalBits in, Sequence set) {
    boolean scaled = in.flag();
    if (scaled && in.flag()) {
      skipScaling(in);
    }
    in.flag();
    set.offsets = in.flag();
    if (in.flag()) {
      in.bits(8);
      in.skipNumbers(2);
      in.flag();
    }
  }

  /** 7.3.4: lists of 16 or 64 numbers, or which other list they are like. */
  private static void skipScaling(NalBits in) {
    for (int size = 0; size < 4; size++) {
      for (int matrix = 0; matrix < (size == 3 ? 2 : 6); matrix++) {
        in.skipNumbers(!in.flag() ? 1 : size == 0 ? 16 : size == 1 ? 64 : 65);
      }
    }
  }

  private static boolean readReferences(NalBits in, Sequence set) {
    int sets = in.unsigned();
    if (sets > MOST_SETS) {
      return false;
    }
    for (int i = 0; i < sets; i++) {
      HevcReferenceSet read = HevcReferenceSet.read(in, set.sets, false);
      if (read == null) {
        return false;
      }
      set.sets.add(read);
    }
    set.longTerm = in.flag();
    set.longTermSets = set.longTerm ? in.unsigned() : 0;
    if (set.longTermSets > MOST_LONG_TERM_SETS) {
      return false;
    }
    in.skip(set.longTermSets * (set.orderBits + 1));
    set.motionAcross = in.flag();
    return true;
  }

  /** Takes a picture parameter set (7.3.2.3.1). */
  void addPicture(NalBits in) {
    int number = in.unsigned();
    Picture set = new Picture();
    set.sequence = in.unsigned();
    set.dependentSlices = in.flag();
    set.outputSaid = in.flag();
    set.extraBits = in.bits(3);
    in.flag();
    set.cabacChoice = in.flag();
    set.references0 = in.unsigned() + 1;
    set.references1 = in.unsigned() + 1;
    in.skipNumbers(1);
    in.bits(2);
    in.skipNumbers(in.flag() ? 3 : 2);
    set.chromaQp = in.flag();
    set.weighted = in.flag();
    set.bothWeighted = in.flag();
    in.flag();
    readParts(in, set);
    readFilter(in, set);
    if (in.flag()) {
      skipScaling(in);
    }
    set.listChanges = in.flag();
    in.skipNumbers(1);
    set.extended = in.flag();
    boolean more = in.flag();
    pictures.put(number, more || in.overrun() ? null : set);
  }

  private static void readParts(NalBits in, Picture set) {
    boolean tiles = in.flag();
    boolean rows = in.flag();
    set.entryPoints = tiles || rows;
    if (tiles) {
      int borders = in.unsigned() + in.unsigned();
      in.skipNumbers(in.flag() ? 0 : Math.min(borders, MOST_BORDERS));
      in.flag();
    }
  }

  private static void readFilter(NalBits in, Picture set) {
    set.filteredAcross = in.flag();
    if (in.flag()) {
      set.filterChoice = in.flag();
      set.unfiltered = in.flag();
      in.skipNumbers(set.unfiltered ? 0 : 2);
    }
  }
}
