package io.github.visionpreflight.probe;

import io.github.visionpreflight.probe.VideoInfo.DurationBasis;

/**
 * What of a track is shown, and when: the sample table seen through the edit list. A list that
 * shows nothing at all is taken as damaged and passed over, as players do. Not safe to share.
 */
final class Mp4Timeline {
  private final Mp4SampleTable table;
  private final Mp4EditList edits;
  private final long ticks;
  private final double mediaTicksPerSecond;
  private final double movieTicksPerSecond;

  private long frames;
  private double shownTicks;

  Mp4Timeline(Mp4SampleTable table, Mp4EditList edits, Mp4Track track, long movieTimescale) {
    this.table = table;
    this.edits = edits;
    // The media header may end before its last sample does, but cannot last longer than there are.
    this.ticks =
        track.mediaDuration > 0 ? Math.min(track.mediaDuration, table.ticks()) : table.ticks();
    this.mediaTicksPerSecond = track.timescale;
    this.movieTicksPerSecond = movieTimescale;
  }

  /** Hands on everything that a track with samples in its header says of time. */
  void describe(VideoDraft draft) {
    draft.variableRate(table.variable());
    draft.averageFps(table.samples() * mediaTicksPerSecond / table.ticks());
    if (edits.size() == 0 || movieTicksPerSecond == 0 || mediaTicksPerSecond == 0) {
      describeAll(draft);
    } else {
      describeEdited(draft);
    }
  }

  private void describeAll(VideoDraft draft) {
    draft.frames(table.samples());
    draft.start(table.firstShown() / mediaTicksPerSecond);
    draft.duration(ticks / mediaTicksPerSecond, DurationBasis.HEADER);
  }

  private void describeEdited(VideoDraft draft) {
    for (int i = 0; i < edits.size(); i++) {
      show(edits.mediaTime(i), edits.length(i));
    }
    if (frames == 0) {
      describeAll(draft);
      return;
    }
    draft.start(start(edits, table.firstShown(), mediaTicksPerSecond, movieTicksPerSecond));
    if (edits.complete()) {
      draft.frames(frames);
      draft.duration(
          Seconds.sum(shownTicks, mediaTicksPerSecond, edits.innerPauses(), movieTicksPerSecond),
          DurationBasis.HEADER);
    } else {
      draft.duration(
          (edits.shown() + edits.innerPauses()) / movieTicksPerSecond, DurationBasis.HEADER);
    }
  }

  /** Adds one stretch, as far as there is media for it. */
  private void show(long mediaTime, long length) {
    long lengthTicks = Math.round(length / movieTicksPerSecond * mediaTicksPerSecond);
    long mediaEnd = table.firstShown() + ticks;
    boolean toTheEnd = length == 0 || lengthTicks > mediaEnd - mediaTime;
    long end = toTheEnd ? mediaEnd : mediaTime + lengthTicks;
    long from = Math.max(mediaTime, table.firstShown());
    if (from >= end) {
      return;
    }
    shownTicks += end - from;
    frames += table.shownBefore(beforeRounding(end, mediaEnd)) - table.shownBefore(from);
  }

  /** A length was rounded to movie ticks: a frame that starts within half of one is the next. */
  private long beforeRounding(long end, long mediaEnd) {
    return end == mediaEnd ? end : end - (long) (mediaTicksPerSecond / movieTicksPerSecond / 2);
  }

  /**
   * Returns when the first frame is shown: after the pause, and after what the edit leaves open.
   */
  static double start(
      Mp4EditList edits, long firstShown, double mediaTicksPerSecond, double movieTicksPerSecond) {
    double open = edits.size() == 0 ? firstShown : Math.max(0, firstShown - edits.mediaTime(0));
    return Seconds.sum(open, mediaTicksPerSecond, edits.leadingPause(), movieTicksPerSecond);
  }
}
