package io.github.visionpreflight.probe;

/**
 * What one {@code trak} box says of itself, and where its tables lie: tables are read only for the
 * track that is chosen. Not safe to share.
 */
final class Mp4Track {
  static final long ABSENT = -1;

  private static final int TKHD = 't' << 24 | 'k' << 16 | 'h' << 8 | 'd';
  private static final int EDTS = 'e' << 24 | 'd' << 16 | 't' << 8 | 's';
  private static final int ELST = 'e' << 24 | 'l' << 16 | 's' << 8 | 't';
  private static final int MDIA = 'm' << 24 | 'd' << 16 | 'i' << 8 | 'a';
  private static final int MDHD = 'm' << 24 | 'd' << 16 | 'h' << 8 | 'd';
  private static final int HDLR = 'h' << 24 | 'd' << 16 | 'l' << 8 | 'r';
  private static final int VIDE = 'v' << 24 | 'i' << 16 | 'd' << 8 | 'e';
  private static final int MINF = 'm' << 24 | 'i' << 16 | 'n' << 8 | 'f';
  private static final int DINF = 'd' << 24 | 'i' << 16 | 'n' << 8 | 'f';
  private static final int DREF = 'd' << 24 | 'r' << 16 | 'e' << 8 | 'f';
  private static final int STBL = 's' << 24 | 't' << 16 | 'b' << 8 | 'l';
  private static final int STSD = 's' << 24 | 't' << 16 | 's' << 8 | 'd';
  private static final int STTS = 's' << 24 | 't' << 16 | 't' << 8 | 's';
  private static final int CTTS = 'c' << 24 | 't' << 16 | 't' << 8 | 's';
  private static final int STSZ = 's' << 24 | 't' << 16 | 's' << 8 | 'z';
  private static final int STZ2 = 's' << 24 | 't' << 16 | 'z' << 8 | '2';
  private static final int STCO = 's' << 24 | 't' << 16 | 'c' << 8 | 'o';
  private static final int CO64 = 'c' << 24 | 'o' << 16 | '6' << 8 | '4';

  private static final int ENABLED_FLAG = 1;

  long id;
  boolean enabled;
  boolean video;
  Mp4Matrix matrix = Mp4Matrix.IDENTITY;
  long shownWidth;
  long shownHeight;

  /** Duration in the movie's time scale, for tracks that have none of their own. */
  long movieDuration;

  /** Ticks a second; 0 when the header says nonsense. */
  long timescale;

  /** In ticks of {@link #timescale}; 0 in the header of a fragmented file. */
  long mediaDuration;

  long sampleEntriesAt = ABSENT;
  long dataReferencesAt = ABSENT;
  long editsAt = ABSENT;
  long durationsAt = ABSENT;
  long offsetsAt = ABSENT;
  long sizesAt = ABSENT;
  boolean compactSizes;
  long chunksAt = ABSENT;
  boolean wideChunks;

  /** Reads the trak box that the cursor has entered. */
  static Mp4Track read(ByteCursor in, IsoBox box) {
    Mp4Track track = new Mp4Track();
    track.children(in, box);
    return track;
  }

  /** Walks the children of the current box; the containers among them lie at most three deep. */
  private void children(ByteCursor in, IsoBox box) {
    while (IsoBox.follows(in)) {
      long at = in.position();
      long parent = box.enter(in);
      child(in, box, box.type(), at);
      in.leave(parent);
    }
  }

  private void child(ByteCursor in, IsoBox box, int type, long at) {
    switch (type) {
      case EDTS, MDIA, MINF, DINF, STBL -> children(in, box);
      case TKHD -> trackHeader(in);
      case MDHD -> mediaHeader(in);
      case HDLR -> handler(in);
      case ELST -> editsAt = at;
      case DREF -> dataReferencesAt = at;
      case STSD -> sampleEntriesAt = at;
      case STTS -> durationsAt = at;
      case CTTS -> offsetsAt = at;
      case STSZ, STZ2 -> sizes(at, type == STZ2);
      case STCO, CO64 -> chunks(at, type == CO64);
      default -> {}
    }
  }

  private void sizes(long at, boolean compact) {
    sizesAt = at;
    compactSizes = compact;
  }

  private void chunks(long at, boolean wide) {
    chunksAt = at;
    wideChunks = wide;
  }

  private void trackHeader(ByteCursor in) {
    int versionAndFlags = in.i32be("tkhd flags");
    boolean wide = versionAndFlags >>> 24 == 1;
    enabled = (versionAndFlags & ENABLED_FLAG) != 0;
    in.skip(wide ? 16 : 8, "tkhd times");
    id = in.u32be("tkhd track id");
    in.skip(4, "tkhd");
    movieDuration = wide ? in.i64be("tkhd duration") : in.u32be("tkhd duration");
    in.skip(16, "tkhd");
    matrix = Mp4Matrix.read(in);
    // 16.16 fixed point.
    shownWidth = in.u32be("tkhd width") >>> 16;
    shownHeight = in.u32be("tkhd height") >>> 16;
  }

  private void mediaHeader(ByteCursor in) {
    boolean wide = in.i32be("mdhd version") >>> 24 == 1;
    in.skip(wide ? 16 : 8, "mdhd times");
    timescale = in.u32be("mdhd time scale");
    mediaDuration = wide ? in.i64be("mdhd duration") : in.u32be("mdhd duration");
  }

  /** QuickTime has a second handler inside minf, which names the data, not the media. */
  private void handler(ByteCursor in) {
    in.skip(8, "hdlr");
    video |= in.i32be("hdlr type") == VIDE;
  }
}
