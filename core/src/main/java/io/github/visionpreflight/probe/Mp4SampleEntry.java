package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;

/** Reads the first entry of a video {@code stsd} box: codec, coded size, shape of a pixel. */
final class Mp4SampleEntry {
  private static final int ENCV = 'e' << 24 | 'n' << 16 | 'c' << 8 | 'v';
  private static final int DRMI = 'd' << 24 | 'r' << 16 | 'm' << 8 | 'i';
  private static final int MP4V = 'm' << 24 | 'p' << 16 | '4' << 8 | 'v';
  private static final int ESDS = 'e' << 24 | 's' << 16 | 'd' << 8 | 's';
  private static final int PASP = 'p' << 24 | 'a' << 16 | 's' << 8 | 'p';

  private static final int ES_DESCRIPTOR = 3;
  private static final int DECODER_CONFIG_DESCRIPTOR = 4;

  private final ByteCursor in;
  private final IsoBox box;
  private final VideoDraft draft;

  private Mp4SampleEntry(ByteCursor in, IsoBox box, VideoDraft draft) {
    this.in = in;
    this.box = box;
    this.draft = draft;
  }

  /** Reads the table that lies where the track says; the cursor is left anywhere in its parent. */
  static void read(ByteCursor in, IsoBox box, Mp4Track track, VideoDraft draft) {
    if (track.sampleEntriesAt == Mp4Track.ABSENT) {
      throw in.malformed("stsd", "one in the video track", "none");
    }
    in.seek(track.sampleEntriesAt, "stsd");
    long parent = box.enter(in);
    new Mp4SampleEntry(in, box, draft).table(track);
    in.leave(parent);
  }

  private void table(Mp4Track track) {
    in.skip(4, "stsd version");
    if (in.u32be("stsd entries") == 0) {
      throw in.malformed("stsd entries", "at least 1", 0);
    }
    long parent = box.enter(in);
    entry(box.type(), track);
    in.leave(parent);
  }

  private void entry(int code, Mp4Track track) {
    if (code == ENCV || code == DRMI) {
      throw new MediaException.Unsupported("MP4 video track: encrypted, which is not supported");
    }
    draft.codec(VideoCodecs.ofFourCc("MP4", code));
    in.skip(24, "sample entry");
    size(track);
    in.skip(50, "sample entry");
    extensions(code);
  }

  /** Some muxers of fragments leave the size to the track header. */
  private void size(Mp4Track track) {
    long at = in.position();
    int width = in.u16be("width");
    int height = in.u16be("height");
    boolean stated = width > 0 && height > 0;
    draft.stored(in, stated ? width : track.shownWidth, stated ? height : track.shownHeight, at);
  }

  /** QuickTime ends the list with four zero bytes or with a box of size 0. */
  private void extensions(int code) {
    while (IsoBox.follows(in)) {
      long parent = box.enter(in);
      if (box.type() == PASP) {
        draft.pixelAspect(in.u32be("pasp"), in.u32be("pasp"));
      } else if (box.type() == ESDS && code == MP4V) {
        elementaryStream();
      }
      in.leave(parent);
    }
  }

  /** ISO/IEC 14496-1: under mp4v the object type says which MPEG it is. */
  private void elementaryStream() {
    in.skip(4, "esds version");
    if (in.u8("esds tag") != ES_DESCRIPTOR) {
      return;
    }
    descriptorLength();
    in.skip(2, "esds id");
    skipEsOptions(in.u8("esds flags"));
    if (in.u8("esds tag") == DECODER_CONFIG_DESCRIPTOR) {
      descriptorLength();
      draft.codec(ofObjectType(in.u8("esds object type")));
    }
  }

  private void skipEsOptions(int flags) {
    if ((flags & 0x80) != 0) {
      in.skip(2, "esds");
    }
    if ((flags & 0x40) != 0) {
      in.skip(in.u8("esds"), "esds");
    }
    if ((flags & 0x20) != 0) {
      in.skip(2, "esds");
    }
  }

  /** Seven bits a byte, at most four bytes; the length itself is not needed. */
  private void descriptorLength() {
    for (int i = 0; i < 4 && (in.u8("esds length") & 0x80) != 0; ) {
      i++;
    }
  }

  private static String ofObjectType(int objectType) {
    return switch (objectType) {
      case 0x21 -> "h264";
      case 0x23 -> "hevc";
      case 0x60, 0x61, 0x62, 0x63, 0x64, 0x65 -> "mpeg2video";
      case 0x6A -> "mpeg1video";
      case 0x6C -> "mjpeg";
      case 0x6D -> "png";
      case 0x6E -> "jpeg2000";
      default -> "mpeg4";
    };
  }
}
