package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * The containers that may be opened, each with the one FFmpeg demuxer it gets. FFmpeg never
 * guesses: a playlist dressed as a video has no row here and opens nothing.
 */
enum Container {
  /** MP4, QuickTime and 3GPP. */
  MOV("mov", true, true),
  MATROSKA("matroska", true, true),
  AVI("avi", false, false),
  FLV("flv", false, false),
  ASF("asf", false, false),
  MPEG_PS("mpeg", false, false),
  MPEG_VIDEO("mpegvideo", false, false),
  MPEG_TS("mpegts", false, false),
  GIF("gif", false, true),
  /** Animated pictures, which are taken apart here: FFmpeg has no demuxer for them. */
  WEBP("", false, true);

  /** ISO/IEC 11172-1: a program stream starts with a pack header. */
  private static final int PACK_START = 0x1BA;

  private final String demuxer;
  private final boolean indexed;
  private final boolean headerComplete;

  Container(String demuxer, boolean indexed, boolean headerComplete) {
    this.demuxer = demuxer;
    this.indexed = indexed;
    this.headerComplete = headerComplete;
  }

  /** Returns FFmpeg's name for its reader. */
  String demuxer() {
    return demuxer;
  }

  /** Returns whether a seek to a keyframe's time lands on it. */
  boolean indexed() {
    return indexed;
  }

  /** Returns whether the header alone says what the decoder must know. */
  boolean headerComplete() {
    return headerComplete;
  }

  /**
   * Returns the container that the first bytes show.
   *
   * @throws MediaException.Unsupported when they show none of these
   * @throws MediaException.Io when reading fails
   */
  static Container of(MediaSource source) {
    MediaType type = MediaType.of(source);
    return switch (type) {
      case MP4, QUICKTIME, THREE_GPP -> MOV;
      case WEBM, MATROSKA -> MATROSKA;
      case AVI -> AVI;
      case FLV -> FLV;
      case WMV -> ASF;
      case MPEG -> startsWithPack(source) ? MPEG_PS : MPEG_VIDEO;
      case MPEG_TS -> MPEG_TS;
      case GIF -> GIF;
      case WEBP -> WEBP;
      default ->
          throw new MediaException.Unsupported(
              source.name() + ": expected a video, got " + type.mime());
    };
  }

  private static boolean startsWithPack(MediaSource source) {
    ByteBuffer start = ByteBuffer.allocate(Integer.BYTES);
    try (SeekableByteChannel channel = source.open()) {
      while (start.hasRemaining() && channel.read(start) >= 0) {
        // A channel may give fewer bytes than asked for.
      }
    } catch (IOException e) {
      throw MediaException.ofRead(source.name() + ": read failed", e);
    }
    return start.getInt(0) == PACK_START;
  }
}
