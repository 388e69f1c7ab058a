package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.VideoInfo.DurationBasis;
import org.jspecify.annotations.Nullable;

/**
 * Reads WebM and Matroska files (RFC 9559): everything before the first cluster, and what the seek
 * head says lies after the clusters. Not safe to share.
 */
final class MatroskaReader {
  private static final int EBML = 0x1A45DFA3;
  private static final int SEGMENT = 0x18538067;
  private static final int SEEK_HEAD = 0x114D9B74;
  private static final int SEEK = 0x4DBB;
  private static final int SEEK_ID = 0x53AB;
  private static final int SEEK_POSITION = 0x53AC;
  private static final int INFO = 0x1549A966;
  private static final int TIMESTAMP_SCALE = 0x2AD7B1;
  private static final int DURATION = 0x4489;
  private static final int WRITING_APP = 0x5741;
  private static final int TRACKS = 0x1654AE6B;
  private static final int TRACK_ENTRY = 0xAE;
  private static final int TAGS = 0x1254C367;
  private static final int CLUSTER = 0x1F43B675;
  private static final int TIMESTAMP = 0xE7;
  private static final int SIMPLE_BLOCK = 0xA3;
  private static final int BLOCK_GROUP = 0xA0;
  private static final int BLOCK = 0xA1;

  private static final long ABSENT = -1;
  private static final long DEFAULT_SCALE_NANOS = 1_000_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MAX_APP_BYTES = 128;

  /** The first video block of a cluster lies behind a few of sound, at most. */
  private static final int MAX_BLOCKS = 32;

  private final ByteCursor in;
  private final EbmlElement element = new EbmlElement();
  private final VideoDraft draft = new VideoDraft();

  private long segmentAt;
  private boolean sawInfo;
  private boolean sawTracks;
  private long scaleNanos = DEFAULT_SCALE_NANOS;
  private double duration;
  private String writingApp = "";
  private @Nullable MatroskaTrack video;
  private long infoAt = ABSENT;
  private long tracksAt = ABSENT;
  private long tagsAt = ABSENT;
  private long clusterAt = ABSENT;

  private MatroskaReader(ByteCursor in) {
    this.in = in;
  }

  /** Reads the header of the whole file; the cursor stands at its first byte. */
  static VideoInfo read(MediaType type, ByteCursor in) {
    in.format("Matroska");
    MatroskaReader reader = new MatroskaReader(in);
    reader.segment();
    return reader.describe(type);
  }

  private void segment() {
    findSegment();
    walk();
    elsewhere();
  }

  /** Enters the segment; one that was cut, or written live, ends where the file does. */
  private void findSegment() {
    element.read(in);
    if (element.id() != EBML) {
      throw in.malformed("EBML header", "1A45DFA3", Integer.toHexString(element.id()), 0);
    }
    while (element.id() != SEGMENT) {
      in.leave(element.enter(in, "EBML header"));
      if (!EbmlElement.follows(in)) {
        throw in.malformed("Segment", "one", "none");
      }
      element.read(in);
    }
    segmentAt = in.position();
    long size = element.payloadBytes();
    boolean open = size == EbmlElement.UNKNOWN || size > in.remaining();
    in.enter(open ? in.remaining() : size, "Segment");
  }

  /** Reads the elements before the first cluster. */
  private void walk() {
    while (EbmlElement.follows(in)) {
      long at = in.position();
      element.read(in);
      if (element.id() == CLUSTER) {
        clusterAt = at;
        return;
      }
      if (sawTracks && element.payloadBytes() > in.remaining()) {
        // Cut inside something that the answer does not need.
        return;
      }
      int id = element.id();
      long parent = element.enter(in, "Segment child");
      segmentChild(id, at);
      in.leave(parent);
    }
  }

  private void segmentChild(int id, long at) {
    switch (id) {
      case SEEK_HEAD -> seekHead();
      case INFO -> info();
      case TRACKS -> tracks();
      case TAGS -> tagsAt = at;
      default -> {}
    }
  }

  /** Goes where the seek head points for what has not been met on the way. */
  private void elsewhere() {
    if (!sawTracks) {
      visit(tracksAt, TRACKS, this::tracks);
    }
    if (!sawInfo) {
      visit(infoAt, INFO, this::info);
    }
  }

  /** Reads an element at an offset, or nothing when there is none of this kind. */
  private void visit(long at, int id, Runnable reader) {
    if (at < segmentAt || at >= in.end()) {
      return;
    }
    in.seek(at, "SeekPosition");
    if (element.readIf(in, id)) {
      long parent = element.enter(in, "element found by SeekHead");
      reader.run();
      in.leave(parent);
    }
  }

  private void seekHead() {
    while (EbmlElement.follows(in)) {
      element.read(in);
      boolean seek = element.id() == SEEK;
      long parent = element.enter(in, "SeekHead child");
      if (seek) {
        seekEntry();
      }
      in.leave(parent);
    }
  }

  private void seekEntry() {
    long id = 0;
    long position = ABSENT;
    while (EbmlElement.follows(in)) {
      element.read(in);
      int child = element.id();
      long parent = element.enter(in, "Seek child");
      if (child == SEEK_ID) {
        id = EbmlElement.unsigned(in, "SeekID");
      } else if (child == SEEK_POSITION) {
        position = EbmlElement.unsigned(in, "SeekPosition");
      }
      in.leave(parent);
    }
    if (position >= 0 && position < in.size()) {
      note((int) id, segmentAt + position);
    }
  }

  private void note(int id, long at) {
    switch (id) {
      case INFO -> infoAt = at;
      case TRACKS -> tracksAt = at;
      case TAGS -> tagsAt = at;
      default -> {}
    }
  }

  private void info() {
    sawInfo = true;
    while (EbmlElement.follows(in)) {
      element.read(in);
      int id = element.id();
      long parent = element.enter(in, "Info child");
      switch (id) {
        case TIMESTAMP_SCALE -> scaleNanos = EbmlElement.unsigned(in, "TimestampScale");
        case DURATION -> duration = EbmlElement.floating(in, "Duration");
        case WRITING_APP -> writingApp = EbmlElement.text(in, MAX_APP_BYTES, "WritingApp");
        default -> {}
      }
      in.leave(parent);
    }
  }

  private void tracks() {
    sawTracks = true;
    while (EbmlElement.follows(in)) {
      element.read(in);
      boolean entry = element.id() == TRACK_ENTRY;
      long parent = element.enter(in, "Tracks child");
      if (entry && (video == null || !video.enabled)) {
        track();
      }
      in.leave(parent);
    }
  }

  /** The first enabled video track is shown; a disabled one only when there is no other. */
  private void track() {
    MatroskaTrack track = MatroskaTrack.read(in, element);
    if (track.isVideo() && (video == null || track.enabled)) {
      video = track;
    }
  }

  private VideoInfo describe(MediaType type) {
    if (!sawTracks) {
      throw in.malformed("Tracks", "one before the first Cluster, or in the SeekHead", "none");
    }
    if (video == null) {
      throw new MediaException.Unsupported("Matroska: no video track");
    }
    video.describe(in, draft);
    double nanos = duration * scaleNanos;
    draft.playTime(nanos / NANOS_PER_SECOND);
    double startNanos = startNanos(video);
    draft.start(startNanos / NANOS_PER_SECOND);
    draft.duration((nanos - startNanos) / NANOS_PER_SECOND, DurationBasis.PLAY);
    statistics(video, startNanos);
    draft.averageFpsFromFrames();
    return draft.build(type, in);
  }

  private void statistics(MatroskaTrack track, double startNanos) {
    if (track.uid != 0) {
      visit(
          tagsAt,
          TAGS,
          () -> MatroskaStatistics.read(in, element, track.uid, writingApp, startNanos, draft));
    }
  }

  /** Looks at the first blocks of the first cluster: a cut video need not start at 0. */
  private double startNanos(MatroskaTrack track) {
    if (clusterAt == ABSENT) {
      return 0;
    }
    in.seek(clusterAt, "Cluster");
    element.read(in);
    long timestamp = 0;
    for (int i = 0; i < MAX_BLOCKS && EbmlElement.follows(in); i++) {
      element.read(in);
      int id = element.id();
      long length = element.payloadBytes();
      if (id == BLOCK_GROUP) {
        // Its children follow without going deeper: the Block is the first of them.
        continue;
      }
      if (length == EbmlElement.UNKNOWN || length > in.remaining()) {
        return 0;
      }
      long parent = in.enter(length, "Cluster child");
      if (id == TIMESTAMP) {
        timestamp = EbmlElement.unsigned(in, "Timestamp");
      } else if ((id == SIMPLE_BLOCK || id == BLOCK) && isOf(track)) {
        double ticks = (double) timestamp + (short) in.u16be("block time");
        in.leave(parent);
        return Math.max(0, ticks * scaleNanos);
      }
      in.leave(parent);
    }
    return 0;
  }

  private boolean isOf(MatroskaTrack track) {
    return EbmlElement.number(in, "block track") == track.number && in.remaining() >= 2;
  }
}
