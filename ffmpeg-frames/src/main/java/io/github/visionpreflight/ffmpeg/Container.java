package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The containers that may be opened, each with the one FFmpeg demuxer it gets. FFmpeg never
 * guesses: a playlist dressed as a video has no row here and opens nothing.
 */
enum Container {
  /** MP4, QuickTime, 3GPP and the sequences of the HEIF family. */
  MOV("mov", true, true),
  MATROSKA("matroska", true, true),
  AVI("avi", false, false),
  FLV("flv", false, false),
  ASF("asf", false, false),
  MPEG_PS("mpeg", false, false),
  MPEG_VIDEO("mpegvideo", false, false),
  MPEG_TS("mpegts", false, false),
  GIF("gif", false, true);

  private static final int HEAD_BYTES = 12;
  private static final int TS_PACKET = 188;
  private static final int M2TS_PACKET = 192;
  private static final int TS_SYNC = 0x47;
  private static final byte[] EBML = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};
  private static final byte[] ASF_HEADER = {0x30, 0x26, (byte) 0xB2, 0x75};
  private static final byte[] PACK = {0, 0, 1, (byte) 0xBA};
  private static final byte[] SEQUENCE = {0, 0, 1, (byte) 0xB3};

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
    byte[] head = head(source);
    if (startsWith(head, EBML)) {
      return MATROSKA;
    }
    if (isMov(head)) {
      return MOV;
    }
    if (ascii(head, 0, "RIFF") && ascii(head, 8, "AVI ")) {
      return AVI;
    }
    if (ascii(head, 0, "FLV")) {
      return FLV;
    }
    if (startsWith(head, ASF_HEADER)) {
      return ASF;
    }
    if (ascii(head, 0, "GIF8")) {
      return GIF;
    }
    return mpeg(source, head);
  }

  private static Container mpeg(MediaSource source, byte[] head) {
    if (startsWith(head, PACK)) {
      return MPEG_PS;
    }
    if (startsWith(head, SEQUENCE)) {
      return MPEG_VIDEO;
    }
    if (isTransportStream(head, 0, TS_PACKET) || isTransportStream(head, 4, M2TS_PACKET)) {
      return MPEG_TS;
    }
    throw new MediaException.Unsupported(
        source.name() + ": expected a video container, the first bytes show none");
  }

  private static boolean isMov(byte[] head) {
    for (String box : new String[] {"ftyp", "moov", "mdat", "free", "skip", "wide", "pnot"}) {
      if (ascii(head, 4, box)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTransportStream(byte[] head, int first, int step) {
    int seen = 0;
    for (int at = first; at < head.length; at += step) {
      if (head[at] != TS_SYNC) {
        return false;
      }
      seen++;
    }
    return seen >= 2;
  }

  private static boolean startsWith(byte[] head, byte[] signature) {
    return head.length >= HEAD_BYTES
        && Arrays.equals(head, 0, signature.length, signature, 0, signature.length);
  }

  private static boolean ascii(byte[] head, int at, String word) {
    byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
    return head.length >= HEAD_BYTES
        && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
  }

  private static byte[] head(MediaSource source) {
    ByteBuffer head = ByteBuffer.allocate(4 * M2TS_PACKET);
    try (SeekableByteChannel channel = source.open()) {
      int n;
      do {
        n = channel.read(head);
      } while (n > 0 && head.hasRemaining());
    } catch (IOException e) {
      throw new MediaException.Io(source.name() + ": read failed: " + e.getMessage(), e);
    }
    return Arrays.copyOf(head.array(), head.position());
  }
}
