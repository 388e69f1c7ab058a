package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Finds which pictures of an H.264 track lean on which, from their headers. Used by one thread.
 *
 * @see PictureReferences
 */
final class H264Track {
  private static final int SLICE = 1;
  private static final int PARTITION_A = 2;
  private static final int PARTITION_C = 4;
  private static final int IDR_SLICE = 5;
  private static final int SEQUENCE_SET = 7;
  private static final int PICTURE_SET = 8;

  /** A header with all its weights; longer ones are not followed. */
  private static final int MOST_HEADER_BYTES = 512;

  /** More than the standard's highest level allows at any size a model sees. */
  private static final int MOST_SLICES = 1024;

  /** The first slice is hardly more than its header, or needs more than that to stay clean. */
  private static final int NO_HEAD = -1;

  private final H264Parameters parameters = new H264Parameters();
  private final H264References references = new H264References();

  /** How long the length before a unit is; 0 where units start with start codes. */
  private final int lengthBytes;

  private final PictureReferences found;
  private @Nullable List<H264Slice> slices = new ArrayList<>();
  private int headBits;

  /** The start of a unit, taken out of a packet. */
  private final byte[] head = new byte[MOST_HEADER_BYTES];

  private H264Track(int lengthBytes) {
    this.lengthBytes = lengthBytes;
    this.found = new PictureReferences(lengthBytes);
  }

  /** Returns what reads the packets of this track; null when it is no H.264. */
  static @Nullable H264Track of(AVCodecParameters codec) {
    if (codec.codec_id() != AV_CODEC_ID_H264) {
      return null;
    }
    byte[] extra = new byte[Math.max(0, codec.extradata_size())];
    if (extra.length > 0) {
      codec.extradata().get(extra);
    }
    // ISO/IEC 14496-15, 5.3.3.1.2: a configuration record starts with its version.
    boolean record = extra.length > 6 && extra[0] == 1;
    H264Track track = new H264Track(record ? (extra[4] & 3) + 1 : 0);
    if (record) {
      track.readRecord(extra);
    } else {
      track.readStartCodes(extra);
    }
    return track;
  }

  private void readRecord(byte[] extra) {
    int at = 5;
    for (int kind = 0; kind < 2 && at < extra.length; kind++) {
      int sets = extra[at++] & (kind == 0 ? 0x1F : 0xFF);
      for (; sets > 0 && at + 2 < extra.length; sets--) {
        int end = Math.min(extra.length, at + 2 + number(extra, at, 2));
        unit(extra, at + 2, end);
        at = end;
      }
    }
  }

  private static int number(byte[] bytes, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      value = value << 8 | bytes[i] & 0xFF;
    }
    return value;
  }

  /** Takes the next packet of the track. */
  void add(AVPacket packet) {
    slices = new ArrayList<>();
    headBits = 0;
    BytePointer data = packet.data();
    if (lengthBytes > 0) {
      readLengths(data, packet.size());
    } else if (packet.size() > 0) {
      byte[] all = new byte[packet.size()];
      data.get(all);
      readStartCodes(all);
    }
    List<H264Slice> all = slices;
    boolean entry = all != null && !all.isEmpty() && all.get(0).isIdr();
    found.add(references.next(all), entry, headBits);
  }

  PictureReferences found() {
    return found;
  }

  private void readLengths(BytePointer data, int size) {
    for (long at = 0; at + lengthBytes < size; ) {
      long length = length(data, at);
      long start = at + lengthBytes;
      if (length < 0 || length > size - start) {
        slices = null;
        return;
      }
      int read = (int) Math.min(length, head.length);
      data.position(start).get(head, 0, read);
      data.position(0);
      unit(head, 0, read);
      at = start + length;
      noteHead(start, at);
    }
  }

  private long length(BytePointer data, long at) {
    long value = 0;
    for (int i = 0; i < lengthBytes; i++) {
      value = value << 8 | data.get(at + i) & 0xFF;
    }
    return value;
  }

  private void readStartCodes(byte[] all) {
    int start = nextUnit(all, 0);
    while (start < all.length) {
      int next = nextUnit(all, start);
      unit(all, start, Math.min(next, start + MOST_HEADER_BYTES));
      noteHead(start, next);
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

  /** Notes where the header of the packet's first slice ends. */
  private void noteHead(long start, long end) {
    List<H264Slice> read = slices;
    if (headBits == 0 && read != null && !read.isEmpty()) {
      H264Slice first = read.get(0);
      long bits = Byte.SIZE * (start + 1) + first.headerBits();
      boolean more = bits / Byte.SIZE + PictureReferences.FILLING < end;
      boolean inter = first.isPredicted() || first.isBothWays();
      headBits = more && inter && bits <= Integer.MAX_VALUE ? (int) bits : NO_HEAD;
    }
  }

  private void unit(byte[] bytes, int from, int to) {
    if (from >= to) {
      return;
    }
    int type = bytes[from] & 0x1F;
    if (type == SEQUENCE_SET) {
      parameters.addSequence(new NalBits(bytes, from + 1, to));
    } else if (type == PICTURE_SET) {
      parameters.addPicture(new NalBits(bytes, from + 1, to));
    } else if (type == SLICE || type == IDR_SLICE) {
      slice(bytes, from, to);
    } else if (type >= PARTITION_A && type <= PARTITION_C) {
      slices = null;
    }
  }

  private void slice(byte[] bytes, int from, int to) {
    if (slices == null || slices.size() == MOST_SLICES) {
      slices = null;
      return;
    }
    boolean idr = (bytes[from] & 0x1F) == IDR_SLICE;
    boolean reference = (bytes[from] & 0x60) != 0;
    NalBits in = new NalBits(bytes, from + 1, to);
    H264Slice read = H264Slice.read(in, parameters, idr, reference);
    if (read == null) {
      slices = null;
    } else {
      slices.add(read);
    }
  }
}
