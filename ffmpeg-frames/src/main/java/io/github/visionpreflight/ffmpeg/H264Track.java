package io.github.visionpreflight.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds which pictures of an H.264 track lean on which, from their headers. Used by one thread. */
final class H264Track extends NalTrack {
  private static final int SLICE = 1;
  private static final int PARTITION_A = 2;
  private static final int PARTITION_C = 4;
  private static final int IDR_SLICE = 5;
  private static final int SEQUENCE_SET = 7;
  private static final int PICTURE_SET = 8;

  private final H264Parameters parameters = new H264Parameters();
  private final H264References references = new H264References();
  private @Nullable List<H264Slice> slices = new ArrayList<>();

  private H264Track(int lengthBytes) {
    super(lengthBytes);
  }

  /** ISO/IEC 14496-15, 5.3.3.1.2: a configuration record starts with its version. */
  static H264Track of(byte[] extra) {
    boolean record = extra.length > 6 && extra[0] == 1;
    H264Track track = new H264Track(record ? (extra[4] & 3) + 1 : 0);
    if (!record) {
      track.readStartCodes(extra);
      return track;
    }
    int pictureSets = track.readSets(extra, 6, extra[5] & 0x1F);
    if (pictureSets < extra.length) {
      track.readSets(extra, pictureSets + 1, extra[pictureSets] & 0xFF);
    }
    return track;
  }

  @Override
  void begin() {
    slices = new ArrayList<>();
  }

  @Override
  void lose() {
    slices = null;
  }

  @Override
  void end() {
    List<H264Slice> all = slices;
    boolean entry = all != null && !all.isEmpty() && all.get(0).isIdr();
    add(references.next(all), entry);
  }

  @Override
  int unit(byte[] bytes, int from, int to) {
    if (from >= to) {
      return 0;
    }
    int type = bytes[from] & 0x1F;
    if (type == SEQUENCE_SET) {
      parameters.addSequence(new NalBits(bytes, from + 1, to));
    } else if (type == PICTURE_SET) {
      parameters.addPicture(new NalBits(bytes, from + 1, to));
    } else if (type == SLICE || type == IDR_SLICE) {
      return slice(bytes, from, to);
    } else if (type >= PARTITION_A && type <= PARTITION_C) {
      lose();
    }
    return 0;
  }

  private int slice(byte[] bytes, int from, int to) {
    boolean idr = (bytes[from] & 0x1F) == IDR_SLICE;
    boolean reference = (bytes[from] & 0x60) != 0;
    NalBits in = new NalBits(bytes, from + 1, to);
    H264Slice read = H264Slice.read(in, parameters, idr, reference);
    if (slices == null || read == null || slices.size() == MOST_SLICES) {
      lose();
      return 0;
    }
    slices.add(read);
    // What an intra slice leaves undone is not clean enough to be cut off.
    boolean inter = read.isPredicted() || read.isBothWays();
    return inter ? Byte.SIZE + read.headerBits() : NO_HEAD;
  }
}
