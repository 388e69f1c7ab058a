package io.github.visionpreflight.probe;

/**
 * How many samples a track has and how long they last. Tables are runs and are walked as runs: a
 * run of four billion costs as much as a run of one. Times are in ticks of the media's time scale,
 * counted from the decoding time of the first sample. Not safe to share.
 */
final class Mp4SampleTable {
  /** B-frames are reordered by at most 16 frames in any codec, so the first is among so many. */
  private static final int MAX_REORDER = 16;

  private static final int ROUNDS_BETWEEN_CLOCKS = 1 << 16;

  private final ByteCursor in;
  private final IsoBox box;
  private final Mp4Track track;

  private long samples;
  private long ticks;
  private long firstShown;
  private long firstDelta;
  private long shortest = Long.MAX_VALUE;
  private long longest;

  private Mp4SampleTable(ByteCursor in, IsoBox box, Mp4Track track) {
    this.in = in;
    this.box = box;
    this.track = track;
  }

  /**
   * Reads what the counts and runs add up to; the cursor is inside the box that holds the track.
   */
  static Mp4SampleTable read(ByteCursor in, IsoBox box, Mp4Track track) {
    Mp4SampleTable table = new Mp4SampleTable(in, box, track);
    table.countSamples();
    if (table.samples > 0) {
      table.checkChunks();
      table.addUp();
      table.findFirstShown();
    }
    return table;
  }

  /** Returns the number of samples; 0 in the header of a fragmented file. */
  long samples() {
    return samples;
  }

  /** Returns the sum of all durations. */
  long ticks() {
    return ticks;
  }

  /** Returns the least presentation time: with B-frames it lies after the first decoding time. */
  long firstShown() {
    return firstShown;
  }

  /** Returns whether durations differ by more than rounding to whole ticks; the last is no sign. */
  boolean variable() {
    return differ(shortest, longest);
  }

  /** A rate that is no whole number of ticks alternates by one; more than that is another rate. */
  static boolean differ(long shortest, long longest) {
    return longest - shortest > 1 || longest * 8 > shortest * 9;
  }

  /** Returns the least duration of a sample. */
  long shortest() {
    return shortest;
  }

  /** Returns the greatest duration of a sample. */
  long longest() {
    return longest;
  }

  /**
   * Returns how many frames are shown before a presentation time. In the order of showing, the
   * frames of a stream with B-frames have the same distances as in the order of decoding.
   */
  long shownBefore(long time) {
    long left = time - firstShown;
    long frames = 0;
    if (left <= 0 || !open(track.durationsAt)) {
      return 0;
    }
    long runs = entries(8, "stts");
    for (long i = 0; i < runs && frames < samples; i++) {
      long count = Math.min(in.u32be("stts count"), samples - frames);
      long delta = in.u32be("stts delta");
      if (delta > 0 && (left - 1) / delta < count) {
        return frames + (left - 1) / delta + 1;
      }
      frames += count;
      left -= count * delta;
      checkClock(i);
    }
    return frames;
  }

  private void countSamples() {
    if (!open(track.sizesAt)) {
      return;
    }
    in.skip(4, "stsz version");
    int bits = 32;
    long fixed = 0;
    if (track.compactSizes) {
      bits = in.i32be("stz2 field size") & 0xFF;
    } else {
      fixed = in.u32be("stsz sample size");
    }
    long at = in.position();
    samples = in.u32be("stsz sample count");
    long room = fixed > 0 ? in.size() : (box.payloadBytes() - 12) * 8 / Math.max(4, bits);
    if (samples > room) {
      throw in.malformed("stsz sample count", "at most " + room, samples, at);
    }
    if (samples > 0) {
      checkSize(fixed > 0 || bits != 32 ? fixed : in.u32be("stsz sample size"));
    }
  }

  private void checkSize(long first) {
    if (first > in.size()) {
      throw in.malformed("stsz sample size", "at most " + in.size(), first);
    }
  }

  /** A header whose first sample lies past the end has lost its media: nothing can be shown. */
  private void checkChunks() {
    if (!open(track.chunksAt)) {
      return;
    }
    int width = track.wideChunks ? 8 : 4;
    if (entries(width, "stco") > 0) {
      long at = in.position();
      long first = track.wideChunks ? in.i64be("co64 offset") : in.u32be("stco offset");
      if (first < 0 || first >= in.size()) {
        throw in.malformed("first chunk", "before " + in.size(), Long.toUnsignedString(first), at);
      }
    }
  }

  private void addUp() {
    if (!open(track.durationsAt)) {
      return;
    }
    long runs = entries(8, "stts");
    long left = samples;
    for (long i = 0; i < runs && left > 0; i++) {
      long count = Math.min(in.u32be("stts count"), left);
      long delta = in.u32be("stts delta");
      left -= count;
      add(count, delta);
      if (left > 0 || count > 1 || i == 0) {
        shortest = Math.min(shortest, delta);
        longest = Math.max(longest, delta);
      }
      if (i == 0) {
        firstDelta = delta;
      }
      checkClock(i);
    }
  }

  private void add(long count, long delta) {
    long sum = ticks + count * delta;
    if (Math.multiplyHigh(count, delta) != 0 || count * delta < 0 || sum < 0) {
      throw in.malformed("stts", "a sum below 2^63", "more");
    }
    ticks = sum;
  }

  private void findFirstShown() {
    if (!open(track.offsetsAt)) {
      return;
    }
    long runs = entries(8, "ctts");
    long least = Long.MAX_VALUE;
    long sample = 0;
    for (long i = 0; i < runs && sample < MAX_REORDER; i++) {
      long count = in.u32be("ctts count");
      // Version 0 is unsigned on paper; writers store negative offsets in it all the same.
      least = Math.min(least, sample * firstDelta + in.i32be("ctts offset"));
      sample += count;
    }
    firstShown = runs > 0 ? least : 0;
  }

  /** Goes to the payload of a table; false when the track has none. */
  private boolean open(long at) {
    if (at == Mp4Track.ABSENT) {
      return false;
    }
    in.seek(at, "sample table");
    box.read(in);
    return true;
  }

  /** Reads how many entries follow and checks that the box can hold them. */
  private long entries(int bytesEach, String table) {
    in.skip(4, table);
    long count = in.u32be(table);
    long room = (box.payloadBytes() - 8) / bytesEach;
    if (count > room) {
      throw in.malformed(table + " entries", "at most " + room, count);
    }
    return count;
  }

  private void checkClock(long round) {
    if ((round & ROUNDS_BETWEEN_CLOCKS - 1) == ROUNDS_BETWEEN_CLOCKS - 1) {
      in.checkClock();
    }
  }
}
