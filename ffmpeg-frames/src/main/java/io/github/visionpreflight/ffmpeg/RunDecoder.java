package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.video.FrameOptions;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one run of a plan after the other and makes pictures of the frames that are wanted. Used
 * by one thread; closed once.
 */
final class RunDecoder implements AutoCloseable {
  /** How many keyframes further back a run may start again when a wanted frame did not come. */
  private static final int MOST_RETRIES = 2;

  /** Takes what becomes of the wanted frames, each once, by its place in presentation order. */
  interface Sink {
    void picture(int place, FramePictures.Picture picture);

    void damaged(int place, String what);
  }

  private final PacketTable table;
  private final DecodePlan plan;
  private final PacketCursor cursor;
  private final Decoder decoder;
  private final FramePictures pictures;
  private final AtomicLong decoded;
  private final boolean oneThread;

  /** Places in presentation order that are settled: came out, or never will. */
  private final BitSet settled = new BitSet();

  private DecodePlan.@Nullable Run run;

  /** Where the run's own packets begin; a retry starts before them. */
  private int own;

  private boolean started;
  private int retries;
  private int counted;

  /**
   * Opens a decoder of its own on a demuxer of its own.
   *
   * @param threads how many threads the decoder may use
   * @param decoded counts the frames that come out
   */
  RunDecoder(
      PacketTable table,
      DecodePlan plan,
      PacketCursor.Reopening opening,
      FrameOptions options,
      int threads,
      AtomicLong decoded) {
    this.table = table;
    this.plan = plan;
    this.decoded = decoded;
    // Several frames under way at once take up settings when they please.
    this.oneThread = threads == 1;
    this.cursor = new PacketCursor(table, opening);
    try {
      Demuxer track = cursor.demuxer();
      this.decoder = new Decoder(track, table.reorderDepth(), threads, options.limits());
      this.pictures = new FramePictures(options.size(), options.jpegQuality(), track);
    } catch (RuntimeException e) {
      cursor.close();
      throw e;
    }
  }

  /** Makes this the run that is decoded next. */
  void begin(DecodePlan.Run next) {
    run = next;
    own = next.entry();
    started = false;
    retries = 0;
  }

  /** Decodes the run's next packet, or ends it; false when it has ended. */
  boolean step(Sink sink) {
    DecodePlan.Run here = run;
    if (here == null) {
      return false;
    }
    if (!started) {
      counted = 0;
      cursor.goTo(here.entry());
      started = true;
    }
    AVPacket packet = cursor.next() <= here.last() ? cursor.read() : null;
    if (packet == null) {
      end(here, sink);
    } else {
      int number = cursor.next() - 1;
      send(packet, number);
      receive(sink);
    }
    return run != null;
  }

  private void send(AVPacket packet, int number) {
    PictureReferences references = table.references();
    if (references != null && isIdle(number)) {
      references.behead(packet, number);
      decoder.sendHead(packet, number, table.nonReferenceDroppable());
    } else {
      decoder.send(packet, number, table.nonReferenceDroppable() && !plan.isWanted(number));
    }
  }

  /** A run that did not give all its frames is decoded again as if nothing were known. */
  private boolean isIdle(int packet) {
    return oneThread && retries == 0 && packet >= 0 && plan.isIdle(packet);
  }

  private void receive(Sink sink) {
    while (decoder.receive()) {
      if (isIdle(decoder.number())) {
        continue;
      }
      decoded.incrementAndGet();
      int place = table.timed() ? place(decoder.number()) : counted++;
      if (isOpen(place)) {
        settle(place, sink);
      }
    }
  }

  private int place(int packet) {
    if (packet < own || packet >= table.packets() || !plan.isWanted(packet)) {
      return -1;
    }
    return table.presentationOf(table.isSecondField(packet) ? packet - 1 : packet);
  }

  private boolean isOpen(int place) {
    return place >= 0
        && !settled.get(place)
        && place < table.times().count()
        && plan.isWanted(table.packetOf(place));
  }

  private void settle(int place, Sink sink) {
    settled.set(place);
    AVFrame frame = decoder.frame();
    if ((frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0) {
      sink.damaged(place, "the frame is damaged");
    } else {
      sink.picture(place, pictures.of(frame));
    }
  }

  private void end(DecodePlan.Run ended, Sink sink) {
    decoder.drain();
    receive(sink);
    decoder.flush();
    started = false;
    if (firstOpen(ended) >= 0 && ended.entry() > 0 && retries < MOST_RETRIES) {
      retries++;
      run = new DecodePlan.Run(table.entryBefore(ended.entry()), ended.last());
      return;
    }
    for (int place = firstOpen(ended); place >= 0; place = firstOpen(ended)) {
      settled.set(place);
      sink.damaged(place, "the frame does not come out of the decoder");
    }
    run = null;
  }

  /** Returns the first wanted frame of the run that is not settled; -1 when there is none. */
  private int firstOpen(DecodePlan.Run ended) {
    for (int packet = own; packet <= ended.last(); packet++) {
      int place = place(packet);
      if (place >= 0 && !settled.get(place)) {
        return place;
      }
    }
    return -1;
  }

  @Override
  public void close() {
    pictures.close();
    decoder.close();
    cursor.close();
  }
}
