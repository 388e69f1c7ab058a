package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.Kind;
import io.github.visionpreflight.ffmpeg.process.Message;
import io.github.visionpreflight.ffmpeg.process.ParentLink;
import io.github.visionpreflight.ffmpeg.process.RemoteChannel;
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
  private final ParentLink parent;
  private final FrameMessages.Source given;
  private final MediaSource source;
  private final Stop stop;
  private final Map<Dimensions, Dimensions> sizes = new HashMap<>();
  private int damageSaid;

  private FrameJob(ParentLink parent, FrameMessages.Source given) {
    this.parent = parent;
    this.given = given;
    this.source = MediaSource.of(given.name(), () -> new RemoteChannel(parent, given.size()));
    this.stop = new Stop(Deadline.start(given.limits()));
  }

  static void run(Message request, ParentLink parent) throws IOException {
    FrameJob job = new FrameJob(parent, FrameMessages.Source.readFrom(request.fields()));
    switch (request.kind()) {
      case SCAN -> job.scan();
      case OPEN_FRAMES -> job.frames(request);
      default -> throw new WireException("no request: " + request.kind());
    }
  }

  private void scan() throws IOException {
    FrameTimes times = request(FrameOptions.defaults().withLimits(given.limits())).times();
    checkCount(times);
    parent.tell(Kind.TIMES, out -> FrameMessages.writeTimes(times, out));
  }

  private FrameRequest request(FrameOptions options) {
    return new FrameRequest(source, given.container(), options, this::picks, stop);
  }

  private void checkCount(FrameTimes times) {
    if (times.count() > FrameMessages.MOST_FRAMES) {
      throw new MediaException.Limit(
          given.name()
              + ": expected at most "
              + FrameMessages.MOST_FRAMES
              + " frames in isolation, got "
              + times.count());
    }
  }

  private void frames(Message request) throws IOException {
    FrameOptions options =
        FrameMessages.readOptions(request.fields(), given.limits()).withSize(this::size);
    try (Extraction frames = Extraction.open(request(options))) {
      parent.tell(Kind.OPENED, out -> {});
      do {
        if (parent.request().kind() == Kind.CLOSE) {
          return;
        }
      } while (sendNext(frames));
    }
    // Not before everything is closed: what still decodes may ask for bytes.
    parent.tell(Kind.DONE, out -> {});
  }

  private List<FramePick> picks(FrameTimes times) {
    try {
      checkCount(times);
      Message picks = parent.ask(Kind.TIMES, out -> FrameMessages.writeTimes(times, out));
      return FrameMessages.readPicks(picks.fields());
    } catch (IOException callOver) {
      throw new UncheckedIOException(callOver);
    }
  }

  /** Several threads may decode. */
  private synchronized Dimensions size(Dimensions displayed) {
    return sizes.computeIfAbsent(displayed, this::ask);
  }

  private Dimensions ask(Dimensions displayed) {
    try {
      Message size = parent.ask(Kind.DISPLAYED, out -> Fields.writeSize(displayed, out));
      return Fields.readSize(size.fields());
    } catch (IOException callOver) {
      throw new UncheckedIOException(callOver);
    }
  }

  private boolean sendNext(Extraction frames) throws IOException {
    boolean more;
    try {
      more = frames.hasNext();
    } finally {
      sendReport(frames.report());
    }
    if (more) {
      send(frames.next());
    }
    return more;
  }

  private void sendReport(FrameReport report) throws IOException {
    parent.tell(Kind.DECODED, out -> out.writeLong(report.decoded()));
    for (; damageSaid < report.damage().size(); damageSaid++) {
      String words = report.damage().get(damageSaid);
      parent.tell(Kind.DAMAGE, out -> out.writeUTF(words));
    }
  }

  private void send(Frame frame) throws IOException {
    parent.tell(
        Kind.FRAME,
        out -> {
          out.writeLong(frame.index().orElseThrow());
          out.writeDouble(frame.wantedSeconds());
          Fields.writeSize(frame.size(), out);
          out.write(frame.jpeg());
        });
  }
}
