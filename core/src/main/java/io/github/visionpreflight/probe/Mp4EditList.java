package io.github.visionpreflight.probe;

/**
 * The edit list of a track: which stretches of the media are shown, and after which pause. Only so
 * many edits are kept; of the others only the total is known. Not safe to share.
 */
final class Mp4EditList {
  static final int MAX_KEPT = 16;

  private static final int EMPTY_EDIT = -1;
  private static final int ROUNDS_BETWEEN_CLOCKS = 1 << 16;

  private final long[] mediaTimes = new long[MAX_KEPT];
  private final long[] lengths = new long[MAX_KEPT];
  private int kept;
  private boolean complete = true;

  /** Before the first edit that shows anything, and between such edits; movie time scale. */
  private double leadingPause;

  private double innerPauses;
  private double pendingPause;
  private double shown;

  /** Reads the list, or nothing when the track has none; the cursor is inside the movie box. */
  static Mp4EditList read(ByteCursor in, IsoBox box, Mp4Track track) {
    Mp4EditList list = new Mp4EditList();
    if (track.editsAt != Mp4Track.ABSENT) {
      in.seek(track.editsAt, "elst");
      box.read(in);
      list.entries(in, box.payloadBytes());
    }
    return list;
  }

  /** Returns how many edits show something and are kept. */
  int size() {
    return kept;
  }

  /** Returns whether every edit that shows something is kept. */
  boolean complete() {
    return complete;
  }

  /** Returns where an edit starts, in the media's time scale; at least 0. */
  long mediaTime(int edit) {
    return mediaTimes[edit];
  }

  /** Returns how long an edit is, in the movie's time scale; 0 means to the end of the media. */
  long length(int edit) {
    return lengths[edit];
  }

  /** Returns the pause before the first edit, in the movie's time scale. */
  double leadingPause() {
    return leadingPause;
  }

  /** Returns the pauses between edits, in the movie's time scale. */
  double innerPauses() {
    return innerPauses;
  }

  /** Returns the sum of the lengths of all edits, kept or not, in the movie's time scale. */
  double shown() {
    return shown;
  }

  private void entries(ByteCursor in, long payloadBytes) {
    boolean wide = in.i32be("elst version") >>> 24 == 1;
    long count = in.u32be("elst entries");
    long room = (payloadBytes - 8) / (wide ? 20 : 12);
    if (count > room) {
      throw in.malformed("elst entries", "at most " + room, count);
    }
    for (long i = 0; i < count; i++) {
      long length = wide ? in.i64be("elst duration") : in.u32be("elst duration");
      long mediaTime = wide ? in.i64be("elst media time") : in.i32be("elst media time");
      in.skip(4, "elst rate");
      add(mediaTime, length);
      if ((i & ROUNDS_BETWEEN_CLOCKS - 1) == ROUNDS_BETWEEN_CLOCKS - 1) {
        in.checkClock();
      }
    }
  }

  private void add(long mediaTime, long length) {
    if (length < 0 || mediaTime < EMPTY_EDIT) {
      return;
    }
    if (mediaTime == EMPTY_EDIT) {
      pendingPause += length;
      return;
    }
    takePause();
    shown += length;
    if (kept == MAX_KEPT) {
      complete = false;
      return;
    }
    mediaTimes[kept] = mediaTime;
    lengths[kept++] = length;
  }

  /** A pause after the last edit shows nothing any more, so it counts only when an edit follows. */
  private void takePause() {
    if (kept == 0) {
      leadingPause = pendingPause;
    } else {
      innerPauses += pendingPause;
    }
    pendingPause = 0;
  }
}
