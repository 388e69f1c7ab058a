package io.github.visionpreflight.image.vp8;

import io.github.visionpreflight.media.MediaException;

/** What stands before the macroblocks in the first partition (RFC 6386, sections 9.2 to 9.11). */
final class FrameHeader {
  /** Where a segment's factors are: first and other coefficients of luma, second order, chroma. */
  static final int LUMA = 0;

  static final int SECOND_ORDER = 2;
  static final int CHROMA = 4;

  /** Probabilities of one context; those of the next follow. */
  static final int TOKEN_ROW = 11;

  private static final int SEGMENTS = 4;
  private static final int NEVER = -1;

  private final BoolReader reader;
  private final int[] segmentProbabilities = {255, 255, 255};
  private final int[] segmentQuantisers = new int[SEGMENTS];
  private final int[] segmentLevels = new int[SEGMENTS];
  private final int[][] factors = new int[SEGMENTS][6];
  private final int[] tokens = Tables.tokens();
  private boolean segmented;
  private boolean segmentMap;
  private boolean absolute;
  private boolean simpleFilter;
  private int level;
  private int sharpness;
  private int levelOfIntra;
  private int levelOfSubBlocks;
  private int partitions;
  private int skipProbability;

  private FrameHeader(BoolReader reader) {
    this.reader = reader;
  }

  static FrameHeader read(BoolReader reader) {
    FrameHeader header = new FrameHeader(reader);
    reader.literal(2); // Colour space and clamping mean nothing to a WebP.
    header.readSegments();
    header.readFilter();
    header.partitions = 1 << reader.literal(2);
    header.readQuantisers();
    reader.flag(); // Whether the probabilities outlive this frame.
    header.readTokens();
    header.skipProbability = reader.flag() ? reader.literal(8) : NEVER;
    if (reader.overrun()) {
      throw new MediaException.Malformed("VP8 header: expected more bytes, got the end");
    }
    return header;
  }

  private void readSegments() {
    segmented = reader.flag();
    if (!segmented) {
      return;
    }
    segmentMap = reader.flag();
    if (reader.flag()) {
      absolute = reader.flag();
      for (int i = 0; i < SEGMENTS; i++) {
        segmentQuantisers[i] = reader.optional(7);
      }
      for (int i = 0; i < SEGMENTS; i++) {
        segmentLevels[i] = reader.optional(6);
      }
    }
    for (int i = 0; segmentMap && i < segmentProbabilities.length; i++) {
      segmentProbabilities[i] = reader.flag() ? reader.literal(8) : 255;
    }
  }

  private void readFilter() {
    simpleFilter = reader.flag();
    level = reader.literal(6);
    sharpness = reader.literal(3);
    boolean adjusted = reader.flag();
    if (adjusted && reader.flag()) {
      levelOfIntra = reader.optional(6);
      skipDeltas();
      levelOfSubBlocks = reader.optional(6);
      skipDeltas();
    }
  }

  /** Of four references and four modes a key frame knows the first. */
  private void skipDeltas() {
    for (int i = 1; i < 4; i++) {
      reader.optional(6);
    }
  }

  private void readQuantisers() {
    int base = reader.literal(7);
    int lumaDc = reader.optional(4);
    int secondDc = reader.optional(4);
    int secondAc = reader.optional(4);
    int chromaDc = reader.optional(4);
    int chromaAc = reader.optional(4);
    for (int i = 0; i < SEGMENTS; i++) {
      int index = segmentQuantisers[i] + (absolute ? 0 : base);
      int[] of = factors[i];
      of[LUMA] = dc(index + lumaDc);
      of[LUMA + 1] = ac(index);
      of[SECOND_ORDER] = 2 * dc(index + secondDc);
      of[SECOND_ORDER + 1] = Math.max(8, ac(index + secondAc) * 155 / 100);
      of[CHROMA] = Math.min(132, dc(index + chromaDc));
      of[CHROMA + 1] = ac(index + chromaAc);
    }
  }

  private static int dc(int index) {
    return Tables.DC_QUANTISERS[Math.max(0, Math.min(127, index))];
  }

  private static int ac(int index) {
    return Tables.AC_QUANTISERS[Math.max(0, Math.min(127, index))];
  }

  private void readTokens() {
    for (int i = 0; i < tokens.length; i++) {
      if (reader.bit(Tables.TOKEN_UPDATES[i]) == 1) {
        tokens[i] = reader.literal(8);
      }
    }
  }

  /** Returns how many partitions hold the coefficients. */
  int partitions() {
    return partitions;
  }

  /** Returns the segment of the next macroblock. */
  int readSegment() {
    if (!segmentMap) {
      return 0;
    }
    int half = reader.bit(segmentProbabilities[0]);
    return 2 * half + reader.bit(segmentProbabilities[1 + half]);
  }

  /** Returns whether the next macroblock has no coefficients. */
  boolean readSkip() {
    return skipProbability != NEVER && reader.bit(skipProbability) == 1;
  }

  /** Returns a segment's six factors. */
  int[] factors(int segment) {
    return factors[segment];
  }

  /** Returns the probabilities of tokens: rows of 11 for type, band and context. */
  int[] tokens() {
    return tokens;
  }

  /** Returns where the probabilities of a type, band and context begin. */
  static int tokenRow(int type, int band, int context) {
    return ((type * 8 + band) * 3 + context) * TOKEN_ROW;
  }

  LoopFilter filter() {
    return new LoopFilter(simpleFilter, sharpness);
  }

  /** Returns how strongly a macroblock is filtered, 0 (not at all) to 63. */
  int level(int segment, boolean subBlocks) {
    if (level == 0) {
      return 0;
    }
    int sum = segmented ? segmentLevels[segment] + (absolute ? 0 : level) : level;
    sum += levelOfIntra + (subBlocks ? levelOfSubBlocks : 0);
    return Math.max(0, Math.min(63, sum));
  }
}
