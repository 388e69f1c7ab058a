package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_UNKNOWN;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PICTURE_STRUCTURE_TOP_FIELD;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_close;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_parse2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Finds interlaced H.264 frames whose two fields travel in packets of their own. The demuxer's own
 * parser would not do: it runs ahead of the packets that it hands out. Used by one thread.
 */
final class FieldPairs implements AutoCloseable {
  private static final int NO_FIELD = -1;

  private final @Nullable AVCodecParserContext parser;
  private final @Nullable AVCodecContext context;
  private final PointerPointer<BytePointer> ignored = new PointerPointer<>(1);
  private final IntPointer ignoredSize = new IntPointer(1);
  private int open = NO_FIELD;

  FieldPairs(AVCodecParameters codec) {
    boolean progressive =
        codec.field_order() == AV_FIELD_PROGRESSIVE || codec.field_order() == AV_FIELD_UNKNOWN;
    if (codec.codec_id() != AV_CODEC_ID_H264 || progressive) {
      parser = null;
      context = null;
      return;
    }
    parser = av_parser_init(codec.codec_id());
    parser.flags(parser.flags() | AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES);
    context = avcodec_alloc_context3(null);
    avcodec_parameters_to_context(context, codec);
  }

  /** Returns whether the packet, the next of the track, holds the other field of the one before. */
  boolean completesFrame(AVPacket packet) {
    if (parser == null) {
      return false;
    }
    int structure = structure(parser, packet);
    boolean completes = open != NO_FIELD && structure != NO_FIELD && structure != open;
    open = completes ? NO_FIELD : structure;
    return completes;
  }

  private int structure(AVCodecParserContext looking, AVPacket packet) {
    av_parser_parse2(
        looking,
        context,
        ignored,
        ignoredSize,
        packet.data(),
        packet.size(),
        AV_NOPTS_VALUE,
        AV_NOPTS_VALUE,
        -1);
    int structure = looking.picture_structure();
    boolean field =
        structure == AV_PICTURE_STRUCTURE_TOP_FIELD
            || structure == AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
    return field ? structure : NO_FIELD;
  }

  @Override
  public void close() {
    ignored.deallocate();
    ignoredSize.deallocate();
    if (parser != null) {
      av_parser_close(parser);
      avcodec_free_context(context);
    }
  }
}
