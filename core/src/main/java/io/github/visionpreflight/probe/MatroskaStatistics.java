package io.github.visionpreflight.probe;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statistics that muxers leave in a Tag for one track: frames and duration. Not safe to share.
 */
final class MatroskaStatistics {
  private static final int TAG = 0x7373;
  private static final int TARGETS = 0x63C0;
  private static final int TAG_TRACK_UID = 0x63C5;
  private static final int SIMPLE_TAG = 0x67C8;
  private static final int TAG_NAME = 0x45A3;
  private static final int TAG_STRING = 0x4487;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MAX_TEXT_BYTES = 128;
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");
  private static final Pattern CLOCK =
      Pattern.compile("([0-9]{1,6}):([0-5][0-9]):([0-5][0-9](?:\\.[0-9]{1,12})?)");

  private final ByteCursor in;
  private final EbmlElement element;
  private final long trackUid;

  private long frames;
  private double nanos;
  private String countedBy = "";

  // Of the Tag that is being read.
  private boolean wanted;
  private String name = "";
  private String value = "";

  private MatroskaStatistics(ByteCursor in, EbmlElement element, long trackUid) {
    this.in = in;
    this.element = element;
    this.trackUid = trackUid;
  }

  /**
   * Reads the Tags element that the cursor has entered, as far as the limit of boxes allows.
   *
   * @param writingApp who wrote the file: a program that copies a file copies its tags with it, so
   *     a count by any other program may be of another file
   * @param startNanos when the first frame is shown
   */
  static void read(
      ByteCursor in,
      EbmlElement element,
      long trackUid,
      String writingApp,
      double startNanos,
      VideoDraft draft) {
    MatroskaStatistics statistics = new MatroskaStatistics(in, element, trackUid);
    statistics.tags();
    if (!writingApp.isEmpty() && statistics.countedBy.equals(writingApp)) {
      draft.frames(statistics.frames);
      draft.duration(statistics.nanos / NANOS_PER_SECOND, VideoInfo.DurationBasis.HEADER);
    } else {
      // The tag without statistics around it is libavformat's, which counts from 0.
      draft.duration(
          (statistics.nanos - startNanos) / NANOS_PER_SECOND, VideoInfo.DurationBasis.HEADER);
    }
  }

  private void tags() {
    while (more()) {
      element.read(in);
      boolean tag = element.id() == TAG;
      long parent = element.enter(in, "Tag");
      if (tag) {
        tag();
      }
      in.leave(parent);
    }
  }

  /** Targets come first in a Tag; without any, a Tag is about the whole file. */
  private void tag() {
    wanted = false;
    while (more()) {
      element.read(in);
      int id = element.id();
      long parent = element.enter(in, "Tag child");
      if (id == TARGETS) {
        targets();
      } else if (id == SIMPLE_TAG && wanted) {
        simpleTag();
      }
      in.leave(parent);
    }
  }

  private void targets() {
    while (more()) {
      element.read(in);
      boolean uid = element.id() == TAG_TRACK_UID;
      long parent = element.enter(in, "Targets child");
      wanted |= uid && EbmlElement.unsigned(in, "TagTrackUID") == trackUid;
      in.leave(parent);
    }
  }

  private void simpleTag() {
    name = "";
    value = "";
    while (more()) {
      element.read(in);
      int id = element.id();
      long parent = element.enter(in, "SimpleTag child");
      if (id == TAG_NAME) {
        name = EbmlElement.text(in, MAX_TEXT_BYTES, "TagName");
      } else if (id == TAG_STRING) {
        value = EbmlElement.text(in, MAX_TEXT_BYTES, "TagString");
      }
      in.leave(parent);
    }
    take();
  }

  private void take() {
    switch (name) {
      case "NUMBER_OF_FRAMES" -> frames = COUNT.matcher(value).matches() ? count(value) : 0;
      case "DURATION" -> nanos = clock(value);
      case "_STATISTICS_WRITING_APP" -> countedBy = value;
      default -> {}
    }
  }

  private static long count(String digits) {
    return Long.parseLong(digits);
  }

  private static double clock(String text) {
    Matcher matcher = CLOCK.matcher(text);
    if (!matcher.matches()) {
      return 0;
    }
    long minutes = count(matcher.group(1)) * 60 + count(matcher.group(2));
    BigDecimal seconds = new BigDecimal(matcher.group(3)).add(BigDecimal.valueOf(minutes * 60));
    return seconds.movePointRight(9).doubleValue();
  }

  /** Tags are no part of the answer that is worth failing for, so the limit only ends them. */
  private boolean more() {
    return EbmlElement.follows(in) && in.boxesLeft() > 0;
  }
}
