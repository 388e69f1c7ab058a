package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.VideoInfo.DurationBasis;
import org.jspecify.annotations.Nullable;

/**
 * Reads MP4, QuickTime and 3GPP files (ISO/IEC 14496-12, QuickTime File Format): the movie header
 * wherever it lies, and the headers of fragments when there are any. Media is skipped by seeking.
 * Not safe to share.
 */
final class Mp4Reader {
  private static final int MOOV = 'm' << 24 | 'o' << 16 | 'o' << 8 | 'v';
  private static final int MOOF = 'm' << 24 | 'o' << 16 | 'o' << 8 | 'f';
  private static final int SIDX = 's' << 24 | 'i' << 16 | 'd' << 8 | 'x';
  private static final int MVHD = 'm' << 24 | 'v' << 16 | 'h' << 8 | 'd';
  private static final int TRAK = 't' << 24 | 'r' << 16 | 'a' << 8 | 'k';
  private static final int MVEX = 'm' << 24 | 'v' << 16 | 'e' << 8 | 'x';
  private static final int CMOV = 'c' << 24 | 'm' << 16 | 'o' << 8 | 'v';
  private static final int CMVD = 'c' << 24 | 'm' << 16 | 'v' << 8 | 'd';

  /** What one more fragment may take: moof, mfhd, four tracks of traf, tfhd, tfdt, trun, mdat. */
  private static final int BOXES_A_FRAGMENT = 32;

  /** No movie header was ever compressed from this much. */
  private static final long MAX_COMPRESSED_HEADER_BYTES = 16 << 20;

  private final ByteCursor in;
  private final IsoBox box = new IsoBox();
  private final VideoDraft draft = new VideoDraft();

  private long movieTimescale;
  private long movieDuration;
  private Mp4Matrix movieMatrix = Mp4Matrix.IDENTITY;
  private @Nullable Mp4Track video;
  private long fragmentDefaultsAt = Mp4Track.ABSENT;

  private Mp4Reader(ByteCursor in) {
    this.in = in;
  }

  /** Reads the header of the whole file; the cursor stands at its first byte. */
  static VideoInfo read(MediaType type, ByteCursor in) {
    in.format("MP4");
    Mp4Reader reader = new Mp4Reader(in);
    long parent = in.enter(reader.findMovie(), "moov");
    reader.movie(parent);
    return reader.draft.build(type, in);
  }

  /** Goes to the payload of the movie box and returns its length. */
  private long findMovie() {
    int most = in.limits().maxBoxes();
    for (int i = 0; i < most && IsoBox.follows(in); i++) {
      box.read(in);
      if (box.type() == MOOV) {
        return box.payloadBytes();
      }
      in.skip(box.payloadBytes(), IsoBox.name(box.type()) + " before moov");
    }
    String where = IsoBox.follows(in) ? "among the first " + most + " boxes" : "before the end";
    throw in.malformed("moov", "one " + where, "none");
  }

  private void movie(long parent) {
    while (IsoBox.follows(in)) {
      long at = in.position();
      long moov = box.enter(in);
      movieChild(box.type(), at);
      in.leave(moov);
    }
    if (video == null) {
      throw new MediaException.Unsupported("MP4: no video track");
    }
    describe(video, parent);
  }

  private void movieChild(int type, long at) {
    switch (type) {
      case MVHD -> movieHeader();
      case TRAK -> track();
      case MVEX -> fragmentDefaultsAt = at;
      case CMOV -> throw compressedHeader();
      default -> {}
    }
  }

  private void movieHeader() {
    boolean wide = in.i32be("mvhd version") >>> 24 == 1;
    in.skip(wide ? 16 : 8, "mvhd times");
    movieTimescale = in.u32be("mvhd time scale");
    movieDuration = wide ? in.i64be("mvhd duration") : in.u32be("mvhd duration");
    in.skip(16, "mvhd");
    movieMatrix = Mp4Matrix.read(in);
  }

  /** The first enabled video track is shown; a disabled one only when there is no other. */
  private void track() {
    if (video != null && video.enabled) {
      return;
    }
    Mp4Track track = Mp4Track.read(in, box);
    if (track.video && (video == null || track.enabled)) {
      video = track;
    }
  }

  private MediaException compressedHeader() {
    while (IsoBox.follows(in)) {
      box.read(in);
      if (box.type() == CMVD && in.u32be("cmvd size") > MAX_COMPRESSED_HEADER_BYTES) {
        return in.malformed("cmvd size", "at most " + MAX_COMPRESSED_HEADER_BYTES, "more");
      }
      in.skip(Math.min(box.payloadBytes(), in.remaining()), "cmov child");
    }
    return new MediaException.Unsupported("MP4: compressed movie header (cmov), not supported");
  }

  private void describe(Mp4Track track, long parent) {
    checkOwnMedia(track);
    Mp4SampleEntry.read(in, box, track, draft);
    draft.playTime((double) movieDuration / movieTimescale);
    draft.orientation(track.matrix.then(movieMatrix).exifOrientation());
    Mp4EditList edits = Mp4EditList.read(in, box, track);
    Mp4SampleTable table = Mp4SampleTable.read(in, box, track);
    if (fragmentDefaultsAt != Mp4Track.ABSENT) {
      fragments(track, edits, table, parent);
    } else if (table.samples() > 0) {
      new Mp4Timeline(table, edits, track, movieTimescale).describe(draft);
      describeWithoutTimescale(track);
    } else {
      throw in.malformed("stsz sample count", "at least 1", 0);
    }
  }

  /** A data reference to another file names media that is not in this one. */
  private void checkOwnMedia(Mp4Track track) {
    if (track.dataReferencesAt == Mp4Track.ABSENT) {
      return;
    }
    in.seek(track.dataReferencesAt, "dref");
    box.read(in);
    in.skip(4, "dref version");
    if (in.u32be("dref entries") > 0) {
      box.read(in);
      if (box.payloadBytes() >= 4 && (in.i32be("dref flags") & 1) == 0) {
        throw new MediaException.Unsupported("MP4: the media lies in another file, not opened");
      }
    }
  }

  /** With no time scale of its own, a track lasts as long as the movie says it does. */
  private void describeWithoutTimescale(Mp4Track track) {
    if (!draft.hasDuration() && movieTimescale > 0) {
      long ticks = track.movieDuration > 0 ? track.movieDuration : movieDuration;
      draft.duration((double) ticks / movieTimescale, DurationBasis.HEADER);
      draft.averageFpsFromFrames();
    }
  }

  private void fragments(Mp4Track track, Mp4EditList edits, Mp4SampleTable table, long parent) {
    Mp4Fragments fragments = new Mp4Fragments(in, box, track.id);
    if (table.samples() > 0) {
      fragments.startFrom(table);
    }
    in.seek(fragmentDefaultsAt, "mvex");
    long moov = box.enter(in);
    fragments.readDefaults();
    in.leave(moov);
    in.leave(parent);
    boolean complete = readFragments(fragments);
    describeFragments(track, edits, fragments, complete);
  }

  /** Returns whether the walk reached the end of the file before the limit of boxes. */
  private boolean readFragments(Mp4Fragments fragments) {
    while (IsoBox.follows(in)) {
      if (in.boxesLeft() < BOXES_A_FRAGMENT) {
        return false;
      }
      box.read(in);
      if (box.payloadBytes() > in.remaining()) {
        // Cut in the middle of a fragment: what lies before it is whole.
        return true;
      }
      long file = in.enter(box.payloadBytes(), "fragment");
      switch (box.type()) {
        case MOOF -> fragments.readFragment();
        case SIDX -> fragments.readIndex();
        default -> {}
      }
      in.leave(file);
    }
    return true;
  }

  private void describeFragments(
      Mp4Track track, Mp4EditList edits, Mp4Fragments fragments, boolean complete) {
    double scale = track.timescale;
    draft.averageFps(fragments.samples() * scale / fragments.durations());
    if (fragments.samples() > 0) {
      draft.variableRate(fragments.variable());
      draft.start(Mp4Timeline.start(edits, fragments.firstShown(), scale, (double) movieTimescale));
    }
    if (complete && fragments.samples() > 0) {
      draft.frames(fragments.samples());
      draft.duration(fragments.ticks() / scale, DurationBasis.FRAGMENTS);
      draft.playTime(fragments.ticks() / scale);
    } else {
      promised(fragments, scale);
    }
  }

  /** An index of its own before each fragment says nothing of the others. */
  private void promised(Mp4Fragments fragments, double scale) {
    if (fragments.headerDuration() > 0) {
      draft.duration((double) fragments.headerDuration() / movieTimescale, DurationBasis.HEADER);
    } else if (fragments.indexSeconds() > fragments.ticks() / scale) {
      draft.duration(fragments.indexSeconds(), DurationBasis.HEADER);
    }
  }
}
