package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Finds which pictures of a track lean on which, from their headers: takes packets to the units
 * that H.264 and HEVC put them together from. Used by one thread.
 *
 * @see PictureReferences
 */
abstract class NalTrack {
  /** More than the standards' highest levels allow at any size a model sees. */
  static final int MOST_SLICES = 1024;

  /** A first slice that cannot be cut behind its header. */
  static final int NO_HEAD = -1;

  /** A header with all its weights; longer ones are not followed. */
  private static final int MOST_HEADER_BYTES = 512;

  /** How long the length before a unit is; 0 where units start with start codes. */
  private final int lengthBytes;

  private final PictureReferences found;

  /** Where the header of the packet's first slice ends; 0 as long as there was none. */
  private int headBits;

  /** The start of a unit, taken out of a packet. */
  private final byte[] head = new byte[MOST_HEADER_BYTES];

  NalTrack(int lengthBytes) {
    this.lengthBytes = lengthBytes;
    this.found = new PictureReferences(lengthBytes);
  }

  /** Returns what reads the packets of this track; null when its codec is not followed. */
  static @Nullable NalTrack of(AVCodecParameters codec) {
    boolean hevc = codec.codec_id() == AV_CODEC_ID_HEVC;
    if (!hevc && codec.codec_id() != AV_CODEC_ID_H264) {
      return null;
    }
    byte[] extra = new byte[Math.max(0, codec.extradata_size())];
    if (extra.length > 0) {
      codec.extradata().get(extra);
    }
    return hevc ? HevcTrack.of(extra) : H264Track.of(extra);
  }

  /** Starts a picture. */
  abstract void begin();

  /**
   * Takes the start of a unit, {@code bytes[from..to)}, to 512 bytes at most.
   *
   * @return how many of its bits tell a decoder all but the picture itself; 0 when it is not the
   *     picture's first slice; {@link #NO_HEAD} where it cannot be cut there
   */
  abstract int unit(byte[] bytes, int from, int to);

  /** Says that not all of the picture can be read. */
  abstract void lose();

  /** Ends a picture: {@link #add} takes what is known of it. */
  abstract void end();

  /** Notes what is known of the packet's picture. */
  final void add(long mask, boolean entry) {
    found.add(mask, entry, headBits);
  }

  /** Takes the next packet of the track. */
  final void add(AVPacket packet) {
    begin();
    headBits = 0;
    BytePointer data = packet.data();
    if (lengthBytes > 0) {
      readLengths(data, packet.size());
    } else if (packet.size() > 0) {
      byte[] all = new byte[packet.size()];
      data.get(all);
      readStartCodes(all);
    }
    end();
  }

  final PictureReferences found() {
    return found;
  }

  private void readLengths(BytePointer data, int size) {
    for (long at = 0; at + lengthBytes < size; ) {
      long length = length(data, at);
      long start = at + lengthBytes;
      if (length < 0 || length > size - start) {
        lose();
        return;
      }
      int read = (int) Math.min(length, head.length);
      data.position(start).get(head, 0, read);
      data.position(0);
      at = start + length;
      noteHead(unit(head, 0, read), start, at);
    }
  }

  private long length(BytePointer data, long at) {
    long value = 0;
    for (int i = 0; i < lengthBytes; i++) {
      value = value << 8 | data.get(at + i) & 0xFF;
    }
    return value;
  }

  /** Reads units that each follow a start code. */
  final void readStartCodes(byte[] all) {
    int start = nextUnit(all, 0);
    while (start < all.length) {
      int next = nextUnit(all, start);
      noteHead(unit(all, start, Math.min(next, start + MOST_HEADER_BYTES)), start, next);
      start = next;
    }
  }

  /** Returns where the next unit begins, behind its start code; the end when there is none. */
  private static int nextUnit(byte[] all, int from) {
    for (int i = from; i + 2 < all.length; i++) {
      if (all[i + 2] > 1) {
        i += 2;
      } else if (all[i] == 0 && all[i + 1] == 0 && all[i + 2] == 1) {
        return i + 3;
      }
    }
    return all.length;
  }

  /**
   * Reads parameter sets of a configuration record, each behind its length in two bytes.
   *
   * @return where they end
   */
  final int readSets(byte[] extra, int from, int count) {
    int at = from;
    for (int sets = count; sets > 0 && at + 2 < extra.length; sets--) {
      int end = Math.min(extra.length, at + 2 + number(extra, at, 2));
      unit(extra, at + 2, end);
      at = end;
    }
    return at;
  }

  static int number(byte[] bytes, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      value = value << 8 | bytes[i] & 0xFF;
    }
    return value;
  }

  private void noteHead(int bits, long start, long end) {
    if (headBits == 0 && bits != 0) {
      long all = Byte.SIZE * start + bits;
      boolean more = all / Byte.SIZE + PictureReferences.FILLING < end;
      headBits = bits > 0 && more && all <= Integer.MAX_VALUE ? (int) all : NO_HEAD;
    }
  }
}
