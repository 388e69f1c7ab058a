package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FramePick;
import io.github.visionpreflight.video.FrameReport;
import io.github.visionpreflight.video.FrameStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * One extraction: walks the runs of its plan and hands over the frames as they come out of the
 * decoder.
 */
final class Extraction implements FrameStream {
  /** How many keyframes further back a run may start again when a wanted frame did not come. */
  private static final int MOST_RETRIES = 2;

  private final String name;
  private final Stop stop;
  private final PacketTable table;
  private final List<FramePick> picks;
  private final DecodePlan plan;
  private final PacketCursor cursor;
  private final Decoder decoder;
  private final FramePictures pictures;

  /** Frames that came out and have picks left to deliver, by their place in presentation order. */
  private final Map<Integer, FramePictures.Picture> ready = new HashMap<>();

  /** Places in presentation order that are settled: came out, or never will. */
  private final BitSet settled = new BitSet();

  private final List<String> damage = new ArrayList<>();
  private int nextPick;
  private int run;
  private DecodePlan.@Nullable Run current;
  private boolean started;
  private int retries;
  private int counted;
  private final AtomicLong decoded = new AtomicLong();
  private final AtomicInteger delivered = new AtomicInteger();
  private @Nullable Frame ahead;
  private boolean closed;

  private Extraction(
      MediaSource source,
      FrameOptions options,
      Stop stop,
      PacketTable table,
      List<FramePick> picks,
      PacketCursor cursor) {
    this.name = source.name();
    this.stop = stop;
    this.table = table;
    this.picks = picks;
    this.cursor = cursor;
    this.plan = DecodePlan.of(table, picks.stream().mapToInt(FramePick::index).toArray());
    Demuxer track = cursor.demuxer();
    this.decoder = new Decoder(track, table.reorderDepth(), options.threads(), options.limits());
    this.pictures = new FramePictures(options.size(), options.jpegQuality(), track);
  }

  /** Scans the source, chooses the frames and opens the decoder. */
  static Extraction open(MediaSource source, FrameOptions options) {
    Stop stop = new Stop(Deadline.start(options.limits()));
    stop.check(source.name());
    Container container = Container.of(source);
    PacketTable table = scan(source, container, stop);
    List<FramePick> picks = options.sampling().pick(table.times());
    int most = options.limits().maxFrames();
    if (picks.size() > most) {
      throw new MediaException.Limit(
          source.name()
              + ": expected at most "
              + most
              + " frames, the sampling takes "
              + picks.size());
    }
    PacketCursor cursor = new PacketCursor(table, () -> new Demuxer(source, container, stop));
    try {
      return new Extraction(source, options, stop, table, picks, cursor);
    } catch (RuntimeException e) {
      cursor.close();
      throw e;
    }
  }

  static PacketTable scan(MediaSource source, Container container, Stop stop) {
    try (Demuxer demuxer = new Demuxer(source, container, stop)) {
      return PacketScan.of(demuxer);
    }
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && !closed) {
      try {
        ahead = advance();
      } catch (OutOfMemoryError e) {
        throw new MediaException.Limit(name + ": not enough memory for the next frame");
      }
    }
    return ahead != null;
  }

  @Override
  public Frame next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException("no more frames");
    }
    Frame frame = ahead;
    ahead = null;
    delivered.incrementAndGet();
    return frame;
  }

  private @Nullable Frame advance() {
    while (nextPick < picks.size()) {
      stop.check(name);
      FramePick pick = picks.get(nextPick);
      if (!settled.get(pick.index())) {
        pump();
      } else {
        nextPick++;
        FramePictures.Picture picture = take(pick.index());
        if (picture != null) {
          return frame(pick, picture);
        }
      }
    }
    finish();
    return null;
  }

  /** The picture is kept while the next pick is the same frame: it stayed on screen. */
  private FramePictures.@Nullable Picture take(int index) {
    boolean again = nextPick < picks.size() && picks.get(nextPick).index() == index;
    return again ? ready.get(index) : ready.remove(index);
  }

  private Frame frame(FramePick pick, FramePictures.Picture picture) {
    return new Frame(
        picture.jpeg(),
        picture.size(),
        pick.wantedSeconds(),
        table.times().seconds(pick.index()),
        OptionalLong.of(pick.index()));
  }

  private void finish() {
    if (table.cut() != null) {
      throw new MediaException.Malformed(
          name
              + ": "
              + table.cut()
              + ", after "
              + table.times().count()
              + " frames, "
              + table.times().durationSeconds()
              + " s of video");
    }
    if (delivered.get() == 0 && !picks.isEmpty()) {
      throw new MediaException.Malformed(name + ": none of the wanted frames can be decoded");
    }
  }

  /** Does one step: goes to the next run, decodes its next packet, or ends it. */
  private void pump() {
    if (current == null) {
      current = plan.runs().get(run);
    }
    DecodePlan.Run here = current;
    if (!started) {
      counted = 0;
      cursor.goTo(here.entry());
      started = true;
    }
    AVPacket packet = cursor.next() <= here.last() ? cursor.read() : null;
    if (packet == null) {
      end(here);
      return;
    }
    int number = cursor.next() - 1;
    boolean droppable = table.nonReferenceDroppable() && !plan.isWanted(number);
    decoder.send(packet, number, droppable);
    receive();
  }

  private void receive() {
    while (decoder.receive()) {
      decoded.incrementAndGet();
      int place = table.timed() ? place(decoder.number()) : counted++;
      if (place >= 0 && isOpenPick(place)) {
        settle(place);
      }
    }
  }

  private int place(int packet) {
    if (packet < 0 || packet >= table.packets() || !plan.isWanted(packet)) {
      return -1;
    }
    return table.presentationOf(table.isSecondField(packet) ? packet - 1 : packet);
  }

  private boolean isOpenPick(int place) {
    return !settled.get(place)
        && place < table.times().count()
        && plan.isWanted(table.packetOf(place));
  }

  private void settle(int place) {
    settled.set(place);
    int flags = decoder.frame().flags();
    if ((flags & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0 || decoder.frame().decode_error_flags() != 0) {
      report(place, "the frame is damaged");
    } else {
      ready.put(place, pictures.of(decoder.frame()));
    }
  }

  private void report(int place, String what) {
    synchronized (damage) {
      damage.add("frame " + place + " at " + table.times().seconds(place) + " s: " + what);
    }
  }

  private void end(DecodePlan.Run ended) {
    decoder.drain();
    receive();
    decoder.flush();
    started = false;
    if (hasOpenPicks(ended) && ended.entry() > 0 && retries < MOST_RETRIES) {
      retries++;
      current = new DecodePlan.Run(table.entryBefore(ended.entry()), ended.last());
      return;
    }
    giveUp(ended);
    retries = 0;
    current = null;
    run++;
  }

  private boolean hasOpenPicks(DecodePlan.Run ended) {
    for (int packet = ended.entry(); packet <= ended.last(); packet++) {
      int place = place(packet);
      if (place >= 0 && !settled.get(place)) {
        return true;
      }
    }
    return false;
  }

  private void giveUp(DecodePlan.Run ended) {
    for (int packet = ended.entry(); packet <= ended.last(); packet++) {
      int place = place(packet);
      if (place >= 0 && !settled.get(place)) {
        settled.set(place);
        report(place, "the frame does not come out of the decoder");
      }
    }
  }

  @Override
  public FrameReport report() {
    synchronized (damage) {
      return new FrameReport(picks.size(), delivered.get(), decoded.get(), damage);
    }
  }

  @Override
  public void cancel() {
    stop.cancel();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      pictures.close();
      decoder.close();
      cursor.close();
    }
  }
}
