package io.github.visionpreflight.probe;

/**
 * Adds up the fragments ({@code moof}) of one track. A fragment's header is small and its media is
 * skipped by seeking, so this costs one read a fragment. Times are in ticks of the media's time
 * scale. Not safe to share.
 */
final class Mp4Fragments {
  private static final int TRAF = 't' << 24 | 'r' << 16 | 'a' << 8 | 'f';
  private static final int TFHD = 't' << 24 | 'f' << 16 | 'h' << 8 | 'd';
  private static final int TFDT = 't' << 24 | 'f' << 16 | 'd' << 8 | 't';
  private static final int TRUN = 't' << 24 | 'r' << 16 | 'u' << 8 | 'n';
  private static final int TREX = 't' << 24 | 'r' << 16 | 'e' << 8 | 'x';
  private static final int MEHD = 'm' << 24 | 'e' << 16 | 'h' << 8 | 'd';

  // Flags of tfhd and trun, ISO/IEC 14496-12, 8.8.7 and 8.8.8.
  private static final int TFHD_BASE_OFFSET = 1;
  private static final int TFHD_DESCRIPTION = 2;
  private static final int TFHD_DURATION = 8;
  private static final int TRUN_DATA_OFFSET = 1;
  private static final int TRUN_FIRST_FLAGS = 4;
  private static final int TRUN_DURATIONS = 0x100;
  private static final int TRUN_SIZES = 0x200;
  private static final int TRUN_FLAGS = 0x400;
  private static final int TRUN_OFFSETS = 0x800;

  private static final int MAX_REORDER = 16;
  private static final int ROUNDS_BETWEEN_CLOCKS = 1 << 16;

  private final ByteCursor in;
  private final IsoBox box;
  private final long trackId;

  private long headerDuration;
  private double indexSeconds;
  private long trackDefaultDuration;

  private long samples;
  private long durations;
  private boolean started;
  private long firstShown;
  private long firstDecoded;
  private long end;
  private long shortest = Long.MAX_VALUE;
  private long longest;

  // Of the fragment that is being read.
  private boolean wanted;
  private long defaultDuration;
  private long decodeTime;

  Mp4Fragments(ByteCursor in, IsoBox box, long trackId) {
    this.in = in;
    this.box = box;
    this.trackId = trackId;
  }

  /** Counts the samples that the movie header itself lists as the first fragment. */
  void startFrom(Mp4SampleTable table) {
    samples = table.samples();
    durations = table.ticks();
    end = table.ticks();
    firstShown = table.firstShown();
    shortest = table.shortest();
    longest = table.longest();
    started = true;
  }

  /** Returns the duration that the movie header promises, in movie ticks; 0 when it does not. */
  long headerDuration() {
    return headerDuration;
  }

  /** Returns how long the first segment index of the track says it lasts; 0 when there is none. */
  double indexSeconds() {
    return indexSeconds;
  }

  /** Returns how many samples the fragments read so far hold. */
  long samples() {
    return samples;
  }

  /** Returns the sum of all sample durations. */
  long durations() {
    return durations;
  }

  /** Returns from the first decoding time to the end of the last sample, gaps included. */
  long ticks() {
    return end - firstDecoded;
  }

  /** Returns the least presentation time. */
  long firstShown() {
    return firstShown;
  }

  /** Returns whether durations differ by more than rounding to whole ticks. */
  boolean variable() {
    return Mp4SampleTable.differ(shortest, longest);
  }

  /** Reads the mvex box that the cursor has entered: defaults for all fragments. */
  void readDefaults() {
    while (IsoBox.follows(in)) {
      long parent = box.enter(in);
      if (box.type() == MEHD) {
        boolean wide = in.i32be("mehd version") >>> 24 == 1;
        headerDuration = wide ? in.i64be("mehd duration") : in.u32be("mehd duration");
      } else if (box.type() == TREX) {
        trackDefaults();
      }
      in.leave(parent);
    }
  }

  private void trackDefaults() {
    in.skip(4, "trex version");
    if (in.u32be("trex track id") == trackId) {
      in.skip(4, "trex");
      trackDefaultDuration = in.u32be("trex duration");
    }
  }

  /** Reads the sidx box that the cursor has entered: the durations of a list of segments. */
  void readIndex() {
    boolean wide = in.i32be("sidx version") >>> 24 == 1;
    boolean other = in.u32be("sidx track id") != trackId;
    double scale = in.u32be("sidx time scale");
    in.skip(wide ? 18 : 10, "sidx");
    int segments = in.u16be("sidx segments");
    if (other || scale == 0 || indexSeconds > 0) {
      return;
    }
    double ticks = 0;
    for (int i = 0; i < segments; i++) {
      in.skip(4, "sidx segment");
      ticks += in.u32be("sidx duration");
      in.skip(4, "sidx segment");
    }
    indexSeconds = ticks / scale;
  }

  /** Reads the moof box that the cursor has entered. */
  void readFragment() {
    while (IsoBox.follows(in)) {
      long parent = box.enter(in);
      if (box.type() == TRAF) {
        trackFragment();
      }
      in.leave(parent);
    }
  }

  private void trackFragment() {
    wanted = false;
    decodeTime = end;
    while (IsoBox.follows(in)) {
      long parent = box.enter(in);
      if (box.type() == TFHD) {
        fragmentHeader();
      } else if (box.type() == TFDT && wanted) {
        boolean wide = in.i32be("tfdt version") >>> 24 == 1;
        decodeTime = wide ? in.i64be("tfdt time") : in.u32be("tfdt time");
      } else if (box.type() == TRUN && wanted) {
        run();
      }
      in.leave(parent);
    }
  }

  private void fragmentHeader() {
    int flags = in.i32be("tfhd flags");
    wanted = in.u32be("tfhd track id") == trackId;
    in.skip((flags & TFHD_BASE_OFFSET) != 0 ? 8 : 0, "tfhd");
    in.skip((flags & TFHD_DESCRIPTION) != 0 ? 4 : 0, "tfhd");
    boolean own = (flags & TFHD_DURATION) != 0;
    defaultDuration = own ? in.u32be("tfhd duration") : trackDefaultDuration;
  }

  private void run() {
    int flags = in.i32be("trun flags");
    long count = in.u32be("trun samples");
    in.skip((flags & TRUN_DATA_OFFSET) != 0 ? 4 : 0, "trun");
    in.skip((flags & TRUN_FIRST_FLAGS) != 0 ? 4 : 0, "trun");
    int bytesEach = 4 * Integer.bitCount(flags & 0xF00);
    checkCount(count, bytesEach);
    if (count == 0) {
      return;
    }
    start();
    if (bytesEach == 0 || (flags & TRUN_DURATIONS) == 0 && samples > MAX_REORDER) {
      addEqual(count);
    } else {
      addEach(count, flags);
    }
    end = Math.max(end, decodeTime);
  }

  private void checkCount(long count, int bytesEach) {
    long room = bytesEach == 0 ? in.size() - samples : in.remaining() / bytesEach;
    if (count > room) {
      throw in.malformed("trun samples", "at most " + room, count);
    }
  }

  private void start() {
    if (!started) {
      started = true;
      firstDecoded = decodeTime;
      end = decodeTime;
      firstShown = Long.MAX_VALUE;
    }
  }

  private void addEqual(long count) {
    if (samples == 0) {
      firstShown = decodeTime;
    }
    note(defaultDuration);
    advance(count, defaultDuration);
  }

  /** The one loop over samples: it reads numbers of a header and keeps none of them. */
  private void addEach(long count, int flags) {
    int between = 4 * Integer.bitCount(flags & (TRUN_SIZES | TRUN_FLAGS));
    for (long i = 0; i < count; i++) {
      long duration = (flags & TRUN_DURATIONS) != 0 ? in.u32be("trun duration") : defaultDuration;
      in.skip(between, "trun");
      long offset = (flags & TRUN_OFFSETS) != 0 ? in.i32be("trun offset") : 0;
      if (samples < MAX_REORDER) {
        firstShown = Math.min(firstShown, decodeTime + offset);
      }
      note(duration);
      advance(1, duration);
      if ((i & ROUNDS_BETWEEN_CLOCKS - 1) == ROUNDS_BETWEEN_CLOCKS - 1) {
        in.checkClock();
      }
    }
  }

  private void note(long duration) {
    shortest = Math.min(shortest, duration);
    longest = Math.max(longest, duration);
  }

  private void advance(long count, long duration) {
    long add = count * duration;
    if (Math.multiplyHigh(count, duration) != 0 || add < 0 || decodeTime + add < decodeTime) {
      throw in.malformed("trun durations", "a sum below 2^63", "more");
    }
    samples += count;
    durations += add;
    decodeTime += add;
  }
}
