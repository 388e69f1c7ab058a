package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PICTURE_STRUCTURE_TOP_FIELD;

import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.jspecify.annotations.Nullable;

/** Finds interlaced frames whose two fields travel in packets of their own. */
final class FieldPairs {
  private static final int NO_FIELD = -1;

  private final Demuxer demuxer;
  private @Nullable AVCodecParserContext parser;
  private boolean looked;
  private int open = NO_FIELD;

  FieldPairs(Demuxer demuxer) {
    this.demuxer = demuxer;
  }

  /** Returns whether the packet just read holds the other field of the packet before it. */
  boolean nextCompletesFrame() {
    int structure = structure();
    boolean completes = open != NO_FIELD && structure != NO_FIELD && structure != open;
    open = completes ? NO_FIELD : structure;
    return completes;
  }

  private int structure() {
    if (!looked) {
      // The parser comes into being with the first packet and stays the same.
      looked = true;
      parser = demuxer.parser();
    }
    int structure = parser == null ? NO_FIELD : parser.picture_structure();
    boolean field =
        structure == AV_PICTURE_STRUCTURE_TOP_FIELD
            || structure == AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
    return field ? structure : NO_FIELD;
  }
}
