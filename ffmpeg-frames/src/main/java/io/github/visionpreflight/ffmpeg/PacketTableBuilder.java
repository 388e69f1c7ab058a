package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.video.FrameTimes;
import io.github.visionpreflight.video.TimeBase;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/** Collects packets of one track in decoding order. Used by one thread. */
final class PacketTableBuilder {
  /** 37 hours at 30 frames a second; a longer list is no video that a model could take. */
  private static final int MOST_PACKETS = 4_000_000;

  private static final int FIRST_CAPACITY = 4096;

  private final String name;
  private final TimeBase timeBase;
  private final double declaredFps;

  private long[] pts = new long[FIRST_CAPACITY];
  private long[] dts = new long[FIRST_CAPACITY];
  private int packets;
  private final BitSet hidden = new BitSet();
  private final BitSet secondFields = new BitSet();
  private final BitSet keys = new BitSet();
  private long[] keyDts = new long[FIRST_CAPACITY];
  private long[] keyPositions = new long[FIRST_CAPACITY];
  private int keyframes;

  private boolean timed = true;
  private boolean layered;
  private long lastDuration;
  private boolean lastCorrupt;
  private @Nullable String cut;
  private long pixels;

  PacketTableBuilder(String name, TimeBase timeBase, double declaredFps) {
    this.name = name;
    this.timeBase = timeBase;
    this.declaredFps = declaredFps;
  }

  /** What a packet holds, as far as its flags do not say. */
  enum Content {
    FRAME,
    /** A frame that is only for reference. */
    INVISIBLE,
    /** The second half of the frame that the packet before began. */
    SECOND_FIELD
  }

  /** Adds the next packet. */
  void add(AVPacket packet, Content content) {
    makeRoom();
    int flags = packet.flags();
    dts[packets] = packet.dts();
    pts[packets] = time(packet);
    if (content == Content.SECOND_FIELD) {
      secondFields.set(packets);
    }
    lastDuration = Math.max(packet.duration(), 0);
    lastCorrupt = (flags & AV_PKT_FLAG_CORRUPT) != 0;
    if (content != Content.FRAME || (flags & AV_PKT_FLAG_DISCARD) != 0) {
      hidden.set(packets);
    }
    if ((flags & AV_PKT_FLAG_KEY) != 0) {
      addKeyframe(packet);
    }
    packets++;
  }

  private void makeRoom() {
    if (packets == MOST_PACKETS) {
      throw new MediaException.Limit(
          name + ": expected at most " + MOST_PACKETS + " frames in the video track");
    }
    if (packets == pts.length) {
      pts = Arrays.copyOf(pts, 2 * packets);
      dts = Arrays.copyOf(dts, 2 * packets);
    }
  }

  private void addKeyframe(AVPacket packet) {
    if (keyframes == keyDts.length) {
      keyDts = Arrays.copyOf(keyDts, 2 * keyframes);
      keyPositions = Arrays.copyOf(keyPositions, 2 * keyframes);
    }
    keys.set(packets);
    keyDts[keyframes] = packet.dts() == AV_NOPTS_VALUE ? packet.pts() : packet.dts();
    keyPositions[keyframes] = packet.pos();
    keyframes++;
  }

  /** Without a presentation time the decoding time stands in: it is right for some other frame. */
  private long time(AVPacket packet) {
    if (packet.pts() != AV_NOPTS_VALUE) {
      return packet.pts();
    }
    timed = false;
    if (packet.dts() != AV_NOPTS_VALUE) {
      return packet.dts();
    }
    return packets == 0 ? 0 : Math.addExact(pts[packets - 1], Math.max(lastDuration, guessed()));
  }

  private long guessed() {
    double fps = declaredFps > 0 ? declaredFps : 25;
    return Math.max(1, Math.round(timeBase.den() / (fps * timeBase.num())));
  }

  boolean isEmpty() {
    return packets == 0;
  }

  /** Notes that frames which are not for reference may still be referred to. */
  void layered() {
    layered = true;
  }

  /** Notes how many pixels a picture has, as far as the container says. */
  void pixels(long each) {
    pixels = each;
  }

  long pixels() {
    return pixels;
  }

  /** Notes that the container could not be read on. */
  void cut(String why) {
    cut = why;
  }

  /**
   * Returns the table.
   *
   * @param references what is known of all packets; null when nothing is
   * @throws MediaException.Malformed when no frame is shown
   */
  PacketTable build(@Nullable PictureReferences references) {
    if (lastCorrupt && packets > 1) {
      dropLast();
    }
    if (hidden.cardinality() == packets) {
      throw new MediaException.Malformed(
          name + ": expected at least one frame, got none" + (cut == null ? "" : "; " + cut));
    }
    if (!timed || hasDoubledTimes()) {
      timed = false;
      takeDecodingTimes();
    }
    return new PacketTable(this, references);
  }

  private boolean hasDoubledTimes() {
    int[] order = shown();
    for (int i = 1; i < order.length; i++) {
      if (pts[order[i]] == pts[order[i - 1]]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where presentation times are missing or doubled, frames are shown at the decoding times, one
   * after the other, all later by as much as the first is.
   */
  private void takeDecodingTimes() {
    if (!decodingTimesRise()) {
      return;
    }
    int[] order = shown();
    long delay = Math.max(0, pts[order[0]] - dts[order[0]]);
    for (int packet = 0; packet < packets; packet++) {
      pts[packet] = Math.addExact(dts[packet], delay);
    }
  }

  private boolean decodingTimesRise() {
    for (int packet = 0; packet < packets; packet++) {
      if (dts[packet] == AV_NOPTS_VALUE || packet > 0 && dts[packet] <= dts[packet - 1]) {
        return false;
      }
    }
    return true;
  }

  private void dropLast() {
    packets--;
    if (keys.get(packets)) {
      keys.clear(packets);
      keyframes--;
    }
    hidden.clear(packets);
    secondFields.clear(packets);
    if (cut == null) {
      cut = "the file ends inside packet " + packets + " of the video track";
    }
  }

  long[] pts() {
    return Arrays.copyOf(pts, packets);
  }

  int[] keyframes() {
    return keys.stream().toArray();
  }

  long[] keyframeDts() {
    return Arrays.copyOf(keyDts, keyframes);
  }

  long[] keyframePositions() {
    return Arrays.copyOf(keyPositions, keyframes);
  }

  BitSet secondFields() {
    return secondFields;
  }

  boolean isLayered() {
    return layered;
  }

  boolean timed() {
    return timed;
  }

  @Nullable String cut() {
    return cut;
  }

  /** Returns the packets that are shown, in presentation order; equal times keep their order. */
  int[] shown() {
    int[] order = IntStream.range(0, packets).filter(i -> !hidden.get(i)).toArray();
    sortByTime(order);
    return order;
  }

  /** Insertion sort: frames lie at most a few places from where they are decoded. */
  private void sortByTime(int[] order) {
    long moves = 0;
    for (int i = 1; i < order.length; i++) {
      int packet = order[i];
      int at = i;
      while (at > 0 && pts[order[at - 1]] > pts[packet]) {
        order[at] = order[at - 1];
        at--;
        moves++;
      }
      order[at] = packet;
      if (moves > 64L * order.length + 1_000_000) {
        sortFully(order);
        return;
      }
    }
  }

  private void sortFully(int[] order) {
    int[] sorted =
        Arrays.stream(order)
            .sorted()
            .boxed()
            .sorted((a, b) -> Long.compare(pts[a], pts[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, order, 0, order.length);
  }

  FrameTimes times(int[] shown) {
    long[] ticks = Arrays.stream(shown).mapToLong(i -> pts[i]).toArray();
    BitSet shownKeys = new BitSet();
    for (int i = 0; i < shown.length; i++) {
      shownKeys.set(i, keys.get(shown[i]));
    }
    try {
      long end = Math.addExact(ticks[ticks.length - 1], lastFrameTicks(ticks));
      return FrameTimes.of(ticks, shownKeys, end, timeBase);
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new MediaException.Malformed(name + ": presentation times out of range", e);
    }
  }

  /**
   * A coarse clock rounds a frame's length up as often as down; the mean, rounded down, never
   * reaches past the true end, where one sample more would be wanted.
   */
  private long lastFrameTicks(long[] ticks) {
    if (ticks.length == 1) {
      return lastDuration > 0 ? lastDuration : guessed();
    }
    long mean = Math.subtractExact(ticks[ticks.length - 1], ticks[0]) / (ticks.length - 1);
    return lastDuration > 0 && Math.abs(lastDuration - mean) > 1 ? lastDuration : mean;
  }
}
