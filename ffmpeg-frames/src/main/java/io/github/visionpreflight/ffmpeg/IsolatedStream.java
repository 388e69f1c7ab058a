package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.Conversation;
import io.github.visionpreflight.ffmpeg.process.Kind;
import io.github.visionpreflight.ffmpeg.process.Message;
import io.github.visionpreflight.ffmpeg.process.WireException;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FramePick;
import io.github.visionpreflight.video.FrameReport;
import io.github.visionpreflight.video.FrameStream;
import io.github.visionpreflight.video.FrameTimes;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The frames that a child decodes. The child may have been captured by what it reads: times, sizes
 * and order are this side's own, a picture must be a JPEG of a size that this side chose, and no
 * list grows past what was asked for.
 */
final class IsolatedStream implements FrameStream {
  /** A video changes its size now and then, not all the time. */
  private static final int MOST_SIZES = 1000;

  private static final int LEAST_MESSAGE_BYTES = 1 << 16;

  /** An 8-bit 4:2:0 picture has 1.5 bytes a pixel before JPEG, which may double it, not more. */
  private static final long MOST_BYTES_A_PIXEL = 4;

  /** An array is not longer. */
  private static final int MOST_MESSAGE_BYTES = Integer.MAX_VALUE - 64;

  private final Conversation child;
  private final FrameOptions options;
  private final FrameTimes times;
  private final List<FramePick> picks;
  private final Set<Dimensions> sizes = new HashSet<>();
  private final List<String> damage = new ArrayList<>();
  private int nextPick;
  private int mostBytes = LEAST_MESSAGE_BYTES;
  private volatile long decoded;
  private final AtomicInteger delivered = new AtomicInteger();
  private @Nullable Frame ahead;
  private boolean ended;

  private IsolatedStream(
      Conversation child, FrameOptions options, FrameTimes times, List<FramePick> picks) {
    this.child = child;
    this.options = options;
    this.times = times;
    this.picks = picks;
  }

  static IsolatedStream open(
      Conversation child, FrameMessages.Source source, FrameOptions options) {
    return child.turn(
        () -> {
          child.send(
              Kind.OPEN_FRAMES,
              out -> {
                source.writeTo(out);
                FrameMessages.writeOptions(options, out);
              });
          FrameTimes times =
              FrameMessages.readTimes(child.expect(Kind.TIMES, FrameMessages.MOST_TIMES_BYTES));
          List<FramePick> picks = options.sampling().pick(times);
          child.send(Kind.PICKS, out -> FrameMessages.writePicks(picks, out));
          child.expect(Kind.OPENED, LEAST_MESSAGE_BYTES).end();
          return new IsolatedStream(child, options, times, picks);
        });
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && !ended) {
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
    boolean well = false;
    try {
      Frame frame = child.turn(this::ask).orElse(null);
      ended = frame == null;
      well = true;
      return frame;
    } finally {
      ended |= !well;
    }
  }

  private Optional<Frame> ask() throws IOException {
    child.send(Kind.NEXT, out -> {});
    while (true) {
      Message message = child.receive(mostBytes);
      switch (message.kind()) {
        case DISPLAYED -> answerSize(message);
        case DECODED -> decoded = message.fields().readLong();
        case DAMAGE -> addDamage(message.fields().readUTF());
        case FRAME -> {
          return Optional.of(frame(message));
        }
        case DONE -> {
          child.over();
          return Optional.empty();
        }
        default -> throw new WireException("expected FRAME, got " + message.kind());
      }
      message.end();
    }
  }

  private void answerSize(Message message) throws IOException {
    Dimensions displayed = FrameMessages.readSize(message.fields());
    Dimensions wanted = options.size().of(displayed);
    sizes.add(wanted);
    if (sizes.size() > MOST_SIZES) {
      throw new WireException("more than " + MOST_SIZES + " sizes");
    }
    long most = LEAST_MESSAGE_BYTES + MOST_BYTES_A_PIXEL * wanted.pixels();
    mostBytes = (int) Math.max(mostBytes, Math.min(most, MOST_MESSAGE_BYTES));
    child.send(Kind.SIZE, out -> FrameMessages.writeSize(wanted, out));
  }

  private void addDamage(String words) throws IOException {
    synchronized (damage) {
      if (damage.size() == picks.size()) {
        throw new WireException("more damage than frames");
      }
      damage.add(Conversation.shortened(words));
    }
  }

  private Frame frame(Message message) throws IOException {
    DataInputStream fields = message.fields();
    FramePick pick = pick(fields.readLong(), fields.readDouble());
    Dimensions size = FrameMessages.readSize(fields);
    byte[] jpeg = message.rest();
    if (!sizes.contains(size) || !isJpeg(jpeg, size)) {
      throw new WireException("FRAME: no JPEG of a size asked for");
    }
    return new Frame(
        jpeg,
        size,
        pick.wantedSeconds(),
        times.seconds(pick.index()),
        OptionalLong.of(pick.index()));
  }

  /** Returns the next pick that is this one: some are left out, none comes twice or too early. */
  private FramePick pick(long index, double wantedSeconds) throws IOException {
    while (nextPick < picks.size()) {
      FramePick pick = picks.get(nextPick++);
      if (pick.index() == index && pick.wantedSeconds() == wantedSeconds) {
        return pick;
      }
    }
    throw new WireException("FRAME: frame " + index + " is not due");
  }

  private static boolean isJpeg(byte[] bytes, Dimensions size) {
    try {
      MediaInfo info = Probe.of(MediaSource.of(bytes), ReadLimits.defaults());
      return info.type() == MediaType.JPEG && info.displayed().equals(size);
    } catch (MediaException e) {
      return false;
    }
  }

  @Override
  public FrameReport report() {
    synchronized (damage) {
      return new FrameReport(picks.size(), delivered.get(), decoded, damage);
    }
  }

  @Override
  public void cancel() {
    child.cancel();
  }

  @Override
  public void close() {
    ended = true;
    child.close();
  }
}
