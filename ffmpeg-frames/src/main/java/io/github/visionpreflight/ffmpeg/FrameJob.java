package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.Kind;
import io.github.visionpreflight.ffmpeg.process.Message;
import io.github.visionpreflight.ffmpeg.process.RemoteChannel;
import io.github.visionpreflight.ffmpeg.process.Wire;
import io.github.visionpreflight.ffmpeg.process.WireException;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FramePick;
import io.github.visionpreflight.video.FrameReport;
import io.github.visionpreflight.video.FrameTimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The child's part: decodes as this process would, and asks the parent what a caller decides. */
final class FrameJob {
  private final Wire wire;
  private final FrameMessages.Source given;
  private final MediaSource source;
  private final Stop stop;
  private final Map<Dimensions, Dimensions> sizes = new HashMap<>();
  private int damageSaid;

  private FrameJob(Wire wire, FrameMessages.Source given) {
    this.wire = wire;
    this.given = given;
    this.source = MediaSource.of(given.name(), () -> new RemoteChannel(wire, given.size()));
    this.stop = new Stop(Deadline.start(given.limits()));
  }

  static void run(Message request, Wire wire) throws IOException {
    FrameJob job = new FrameJob(wire, FrameMessages.Source.readFrom(request.fields()));
    switch (request.kind()) {
      case SCAN -> job.scan();
      case OPEN_FRAMES -> job.frames(request);
      default -> throw new WireException("no request: " + request.kind());
    }
  }

  private void scan() throws IOException {
    sendTimes(Extraction.scan(source, given.container(), stop).times());
  }

  private void sendTimes(FrameTimes times) throws IOException {
    if (times.count() > FrameMessages.MOST_FRAMES) {
      throw new MediaException.Limit(
          given.name()
              + ": expected at most "
              + FrameMessages.MOST_FRAMES
              + " frames in isolation, got "
              + times.count());
    }
    wire.send(Kind.TIMES, out -> FrameMessages.writeTimes(times, out));
  }

  private void frames(Message request) throws IOException {
    FrameOptions options =
        FrameMessages.readOptions(request.fields(), given.limits()).withSize(this::size);
    try (Extraction frames =
        Extraction.open(source, given.container(), options, this::picks, stop)) {
      wire.send(Kind.OPENED);
      while (wire.receive(0).kind() == Kind.NEXT && sendNext(frames)) {
        // One frame each time it is asked for.
      }
    } catch (UncheckedIOException parentGone) {
      throw parentGone.getCause();
    }
  }

  private List<FramePick> picks(FrameTimes times) {
    try {
      sendTimes(times);
      return FrameMessages.readPicks(wire.receive(Integer.MAX_VALUE).fields());
    } catch (IOException parentGone) {
      throw new UncheckedIOException(parentGone);
    }
  }

  private Dimensions size(Dimensions displayed) {
    return sizes.computeIfAbsent(displayed, this::ask);
  }

  private Dimensions ask(Dimensions displayed) {
    try {
      wire.send(Kind.DISPLAYED, out -> FrameMessages.writeSize(displayed, out));
      return FrameMessages.readSize(wire.receive(2 * Integer.BYTES).fields());
    } catch (IOException parentGone) {
      throw new UncheckedIOException(parentGone);
    }
  }

  private boolean sendNext(Extraction frames) throws IOException {
    boolean more;
    try {
      more = frames.hasNext();
    } finally {
      sendReport(frames.report());
    }
    if (!more) {
      wire.send(Kind.DONE);
      return false;
    }
    send(frames.next());
    return true;
  }

  private void sendReport(FrameReport report) throws IOException {
    wire.send(Kind.DECODED, out -> out.writeLong(report.decoded()));
    for (; damageSaid < report.damage().size(); damageSaid++) {
      String words = report.damage().get(damageSaid);
      wire.send(Kind.DAMAGE, out -> out.writeUTF(words));
    }
  }

  private void send(Frame frame) throws IOException {
    wire.send(
        Kind.FRAME,
        out -> {
          out.writeLong(frame.index().orElseThrow());
          out.writeDouble(frame.wantedSeconds());
          FrameMessages.writeSize(frame.size(), out);
          out.write(frame.jpeg());
        });
  }
}
