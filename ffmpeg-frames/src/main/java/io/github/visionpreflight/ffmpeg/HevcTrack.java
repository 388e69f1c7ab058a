package io.github.visionpreflight.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds which pictures of an HEVC track lean on which, from their headers. Used by one thread. */
final class HevcTrack extends NalTrack {
  /** What stands before the arrays of a configuration record. */
  private static final int RECORD_BYTES = 22;

  private static final HevcUnit NOTHING = new HevcUnit(0, 0, 0);

  private final HevcParameters parameters = new HevcParameters();
  private final HevcReferences references = new HevcReferences();
  private @Nullable List<HevcSlice> slices = new ArrayList<>();
  private HevcUnit picture = NOTHING;

  HevcTrack(int lengthBytes) {
    super(lengthBytes);
  }

  /** ISO/IEC 14496-15, 8.3.3.1: 22 bytes, then arrays of units, each of units of one kind. */
  static HevcTrack of(byte[] extra) {
    boolean record = extra.length > RECORD_BYTES && extra[0] == 1;
    HevcTrack track = new HevcTrack(record ? (extra[RECORD_BYTES - 1] & 3) + 1 : 0);
    if (!record) {
      track.readStartCodes(extra);
      return track;
    }
    int at = RECORD_BYTES + 1;
    for (int arrays = extra[RECORD_BYTES] & 0xFF; arrays > 0 && at + 3 <= extra.length; arrays--) {
      at = track.readSets(extra, at + 3, number(extra, at + 1, 2));
    }
    return track;
  }

  @Override
  void begin() {
    slices = new ArrayList<>();
    picture = NOTHING;
  }

  @Override
  void lose() {
    slices = null;
  }

  @Override
  void end() {
    add(references.next(picture, slices), picture.isEntry());
  }

  @Override
  int unit(byte[] bytes, int from, int to) {
    if (to - from < HevcUnit.HEADER_BYTES) {
      return 0;
    }
    HevcUnit unit = HevcUnit.read(bytes, from);
    NalBits in = new NalBits(bytes, from + HevcUnit.HEADER_BYTES, to);
    if (unit.layer() > 0 && unit.isSlice() || unit.isEnd()) {
      // Pictures of further layers lean on those of the first; after an end decoding begins anew.
      lose();
    } else if (unit.isSequenceSet() && unit.layer() == 0) {
      parameters.addSequence(in);
    } else if (unit.isPictureSet() && unit.layer() == 0) {
      parameters.addPicture(in);
    } else if (unit.isSlice()) {
      return slice(unit, in);
    }
    return 0;
  }

  /** Returns how many bits the header of a picture's first slice has; 0 for others. */
  private int slice(HevcUnit unit, NalBits in) {
    HevcSlice read = HevcSlice.read(in, parameters, unit);
    if (slices == null
        || read == null
        || slices.size() == MOST_SLICES
        || read.isFirst() != slices.isEmpty()) {
      lose();
      return 0;
    }
    slices.add(read);
    picture = unit;
    return read.isFirst() ? Byte.SIZE * HevcUnit.HEADER_BYTES + read.headerBits() : 0;
  }
}
