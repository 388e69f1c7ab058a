package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FramePick;
import io.github.visionpreflight.video.FrameReport;
import io.github.visionpreflight.video.FrameSize;
import io.github.visionpreflight.video.FrameStream;
import io.github.visionpreflight.video.FrameTimes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One extraction: puts the frames that its runs give into the order of the picks. */
final class Extraction implements FrameStream {
  private final String name;
  private final Stop stop;
  private final FrameTimes times;
  private final @Nullable String cut;
  private final List<FramePick> picks;
  private final Runs runs;
  private final RunDecoder.Sink settling = new Settling();

  /** Frames that came out and have picks left to deliver, by their place in presentation order. */
  private final Map<Integer, FramePictures.Picture> ready = new HashMap<>();

  /** Places in presentation order that are settled: came out, or never will. */
  private final BitSet settled = new BitSet();

  private final List<String> damage = new ArrayList<>();
  private int nextPick;
  private final AtomicLong decoded;
  private final AtomicInteger delivered = new AtomicInteger();
  private @Nullable Frame ahead;
  private boolean closed;

  private Extraction(
      String name,
      Stop stop,
      FrameTimes times,
      @Nullable String cut,
      List<FramePick> picks,
      AtomicLong decoded,
      Runs runs) {
    this.name = name;
    this.stop = stop;
    this.times = times;
    this.cut = cut;
    this.picks = picks;
    this.decoded = decoded;
    this.runs = runs;
  }

  /** Scans the source, chooses the frames and opens the decoder. */
  static Extraction open(FrameRequest request) {
    return request.container() == Container.WEBP ? animation(request) : video(request);
  }

  private static Extraction video(FrameRequest request) {
    PacketTable table = request.scan();
    List<FramePick> picks = request.pick(table.times());
    if (request.container() == Container.GIF) {
      request.checkShown(picks.size(), table.pixels());
    }
    AtomicLong decoded = new AtomicLong();
    Runs runs = runs(request, table, picks, decoded);
    return new Extraction(
        request.name(), request.stop(), table.times(), table.cut(), picks, decoded, runs);
  }

  /** Threads go to groups of pictures first; what is left of them goes into each decoder. */
  private static Runs runs(
      FrameRequest request, PacketTable table, List<FramePick> picks, AtomicLong decoded) {
    DecodePlan plan = DecodePlan.of(table, picks.stream().mapToInt(FramePick::index).toArray());
    FrameOptions options = request.options();
    int workers = Math.max(1, Math.min(options.threads(), plan.runs().size()));
    int each = options.threads() / workers;
    Function<FrameSize, RunDecoder> decoders =
        size ->
            new RunDecoder(table, plan, request::openTrack, options.withSize(size), each, decoded);
    return workers == 1
        ? new RunsInTurn(plan, decoders.apply(options.size()))
        : new RunsAtOnce(plan, request.stop(), workers, options.size(), decoders);
  }

  private static Extraction animation(FrameRequest request) {
    WebpAnimation animation = request.animation();
    List<FramePick> picks = request.pick(animation.times());
    request.checkShown(picks.size(), (long) animation.width() * animation.height());
    AtomicLong decoded = new AtomicLong();
    BitSet wanted = new BitSet();
    picks.forEach(pick -> wanted.set(pick.index()));
    Runs runs = new WebpRuns(request.source(), animation, wanted, request.options(), decoded);
    return new Extraction(
        request.name(), request.stop(), animation.times(), animation.cut(), picks, decoded, runs);
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && !closed) {
      try {
        ahead = advance();
      } catch (OutOfMemoryError | StackOverflowError e) {
        throw MediaException.ofShortage(name + ": the next frame", e);
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
        times.seconds(pick.index()),
        OptionalLong.of(pick.index()));
  }

  private void finish() {
    if (cut != null) {
      throw new MediaException.Malformed(
          name
              + ": "
              + cut
              + ", after "
              + times.count()
              + " frames, "
              + times.durationSeconds()
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
      damage.add("frame " + place + " at " + times.seconds(place) + " s: " + what);
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
