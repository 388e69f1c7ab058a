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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One extraction: puts the frames that its runs give into the order of the picks. */
final class Extraction implements FrameStream {
  private final String name;
  private final Stop stop;
  private final PacketTable table;
  private final List<FramePick> picks;
  private final Runs runs;
  private final RunDecoder.Sink settling = new Settling();

  /** Frames that came out and have picks left to deliver, by their place in presentation order. */
  private final Map<Integer, FramePictures.Picture> ready = new HashMap<>();

  /** Places in presentation order that are settled: came out, or never will. */
  private final BitSet settled = new BitSet();

  private final List<String> damage = new ArrayList<>();
  private int nextPick;
  private final AtomicLong decoded = new AtomicLong();
  private final AtomicInteger delivered = new AtomicInteger();
  private @Nullable Frame ahead;
  private boolean closed;

  private Extraction(
      MediaSource source,
      Container container,
      FrameOptions options,
      Stop stop,
      PacketTable table,
      List<FramePick> picks) {
    this.name = source.name();
    this.stop = stop;
    this.table = table;
    this.picks = picks;
    DecodePlan plan = DecodePlan.of(table, picks.stream().mapToInt(FramePick::index).toArray());
    this.runs = runs(plan, options, () -> new Demuxer(source, container, stop));
  }

  /** Threads go to groups of pictures first; what is left of them goes into each decoder. */
  private Runs runs(DecodePlan plan, FrameOptions options, PacketCursor.Reopening opening) {
    int workers = Math.max(1, Math.min(options.threads(), plan.runs().size()));
    Supplier<RunDecoder> decoders =
        () ->
            new RunDecoder(table, plan, opening, options, options.threads() / workers, decoded);
    return workers == 1
        ? new RunsInTurn(plan, decoders.get())
        : new RunsAtOnce(name, plan, stop, workers, decoders);
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
    return new Extraction(source, container, options, stop, table, picks);
  }

  static PacketTable scan(MediaSource source, Container container, Stop stop) {
    try (Demuxer demuxer = new Demuxer(source, container, stop)) {
      return PacketScan.of(demuxer);
    }
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && !closed) {
      ahead = advance();
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
        if (!runs.advance(settling)) {
          throw new IllegalStateException(name + ": frame " + pick.index() + " is in no run");
        }
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

  /** Takes what the runs give, whichever thread decoded it. */
  private final class Settling implements RunDecoder.Sink {
    @Override
    public void picture(int place, FramePictures.Picture picture) {
      settled.set(place);
      ready.put(place, picture);
    }

    @Override
    public void damaged(int place, String what) {
      settled.set(place);
      report(place, what);
    }
  }

  private void report(int place, String what) {
    synchronized (damage) {
      damage.add("frame " + place + " at " + table.times().seconds(place) + " s: " + what);
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
      runs.close();
    }
  }
}
