package io.github.visionpreflight.probe;

/**
 * Reads presentation times out of the headers of PES packets (ISO/IEC 13818-1, 2.4.3.6; 11172-1,
 * 2.4.3.3) and keeps the first and the greatest after it, in ticks of 90 kHz. Not safe to share.
 */
final class PesTimestamps {
  static final double TICKS_PER_SECOND = 90_000;

  private static final long ABSENT = -1;

  /** The clock has 33 bits and starts over after 26.5 hours. */
  private static final long WRAP = 1L << 33;

  private static final int MAX_MPEG1_STUFFING = 16;

  private long first = ABSENT;
  private long longest;
  private long secondLongest;
  private int count;

  boolean any() {
    return first != ABSENT;
  }

  /** Returns the first presentation time, in seconds. */
  double firstSeconds() {
    return first / TICKS_PER_SECOND;
  }

  /** Returns how many there were. */
  int count() {
    return count;
  }

  /**
   * Returns the distance of the last two presentation times, in ticks: how long a frame is near the
   * end.
   */
  long lastStep() {
    return secondLongest == 0 ? 0 : longest - secondLongest;
  }

  /** Returns from the first to the last presentation time, in ticks; 0 when there is only one. */
  long span() {
    return longest;
  }

  /**
   * Reads the header that follows a PES packet's length, up to the payload.
   *
   * @return whether it had a presentation time
   */
  boolean read(ByteCursor in) {
    int flags = in.u8("PES flags");
    long pts = (flags & 0xC0) == 0x80 ? mpeg2(in) : mpeg1(in, flags);
    if (pts == ABSENT) {
      return false;
    }
    note(pts);
    return true;
  }

  private static long mpeg2(ByteCursor in) {
    int flags = in.u8("PES flags");
    int length = in.u8("PES header length");
    long parent = in.enter(Math.min(length, in.remaining()), "PES header");
    boolean timed = (flags & 0x80) != 0 && in.remaining() >= 5;
    long pts = timed ? timestamp(in, in.u8("PTS")) : ABSENT;
    in.leave(parent);
    return pts;
  }

  private static long mpeg1(ByteCursor in, int firstByte) {
    int next = firstByte;
    for (int i = 0; i < MAX_MPEG1_STUFFING && next == 0xFF; i++) {
      next = in.u8("PES stuffing");
    }
    if ((next & 0xC0) == 0x40) {
      in.skip(1, "PES buffer size");
      next = in.u8("PES flags");
    }
    if ((next & 0xE0) != 0x20) {
      return ABSENT;
    }
    long pts = timestamp(in, next);
    in.skip((next & 0x10) != 0 ? 5 : 0, "DTS");
    return pts;
  }

  /** 3, 15 and 15 bits with a marker after each. */
  private static long timestamp(ByteCursor in, int first) {
    long high = first >> 1 & 7;
    long middle = in.u16be("PTS") >> 1;
    long low = in.u16be("PTS") >> 1;
    return high << 30 | middle << 15 | low;
  }

  private void note(long pts) {
    count++;
    if (first == ABSENT) {
      first = pts;
      return;
    }
    long span = (pts - first + WRAP) % WRAP;
    // More than half way round is a frame that is shown before the first.
    if (span < WRAP / 2 && span > longest) {
      secondLongest = longest;
      longest = span;
    } else if (span < longest) {
      secondLongest = Math.max(secondLongest, span);
    }
  }
}
