package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.VideoInfo.DurationBasis;

/**
 * Reads AVI files (Microsoft's AVI RIFF reference, OpenDML 1.02): the header list, which lies
 * before the media. Not safe to share.
 */
final class AviReader {
  private static final int RIFF = 'R' << 24 | 'I' << 16 | 'F' << 8 | 'F';
  private static final int LIST = 'L' << 24 | 'I' << 16 | 'S' << 8 | 'T';
  private static final int HDRL = 'h' << 24 | 'd' << 16 | 'r' << 8 | 'l';
  private static final int STRL = 's' << 24 | 't' << 16 | 'r' << 8 | 'l';
  private static final int ODML = 'o' << 24 | 'd' << 16 | 'm' << 8 | 'l';
  private static final int MOVI = 'm' << 24 | 'o' << 16 | 'v' << 8 | 'i';
  private static final int STRH = 's' << 24 | 't' << 16 | 'r' << 8 | 'h';
  private static final int STRF = 's' << 24 | 't' << 16 | 'r' << 8 | 'f';
  private static final int VPRP = 'v' << 24 | 'p' << 16 | 'r' << 8 | 'p';
  private static final int DMLH = 'd' << 24 | 'm' << 16 | 'l' << 8 | 'h';
  private static final int VIDS = 'v' << 24 | 'i' << 16 | 'd' << 8 | 's';

  private final ByteCursor in;
  private final VideoDraft draft = new VideoDraft();

  private boolean sawStream;
  private boolean hasVideo;

  /** Whether the stream list that is being read is the first video stream. */
  private boolean current;

  private long width;
  private long height;
  private long frames;
  private long rate;
  private long scale;
  private long firstTick;

  private AviReader(ByteCursor in) {
    this.in = in;
  }

  /** Reads the header of the whole file; the cursor stands at its first byte. */
  static VideoInfo read(MediaType type, ByteCursor in) {
    in.format("AVI");
    AviReader reader = new AviReader(in);
    reader.riff();
    return reader.describe(type);
  }

  /** The RIFF's own size is not trusted: a recorder that was switched off leaves it 0. */
  private void riff() {
    if (in.i32be("RIFF") != RIFF) {
      throw in.malformed("RIFF", "one", "none", 0);
    }
    in.skip(8, "RIFF header");
    while (in.remaining() >= 8 && chunk()) {
      // Each call reads one chunk.
    }
  }

  /** Reads one chunk of any list; false at the media. */
  private boolean chunk() {
    in.nextBox();
    int id = in.i32be("chunk id");
    long length = in.u32le("chunk length");
    if (id == LIST) {
      if (length < 4) {
        throw in.malformed("LIST length", "at least 4", length);
      }
      if (in.i32be("LIST type") == MOVI) {
        return false;
      }
      in.seek(in.position() - 4, "LIST type");
    }
    long parent = in.enter(length, "chunk");
    content(id);
    in.leave(parent);
    in.skip(Math.min(length & 1, in.remaining()), "padding");
    return true;
  }

  private void content(int id) {
    switch (id) {
      case LIST -> list(in.i32be("LIST type"));
      case STRH -> streamHeader();
      case STRF -> streamFormat();
      case VPRP -> videoProperties();
      case DMLH -> frames = Math.max(frames, in.u32le("dmlh frames"));
      default -> {}
    }
  }

  private void list(int type) {
    if (type != HDRL && type != STRL && type != ODML) {
      return;
    }
    current = false;
    sawStream |= type == STRL;
    while (in.remaining() >= 8 && chunk()) {
      // Each call reads one chunk.
    }
  }

  private void streamHeader() {
    current = in.i32be("strh type") == VIDS && !hasVideo;
    if (!current) {
      return;
    }
    hasVideo = true;
    in.skip(16, "strh");
    scale = in.u32le("strh scale");
    rate = in.u32le("strh rate");
    firstTick = in.u32le("strh start");
    long at = in.position();
    frames = Math.max(frames, in.u32le("strh length"));
    if (frames > in.size()) {
      throw in.malformed("strh length", "at most one frame a byte", frames, at);
    }
  }

  /** A BITMAPINFOHEADER; a negative height means that rows run from the top. */
  private void streamFormat() {
    if (!current) {
      return;
    }
    in.skip(4, "strf size");
    long at = in.position();
    width = in.i32le("strf width");
    height = Math.abs((long) in.i32le("strf height"));
    draft.stored(in, width, height, at);
    in.skip(4, "strf");
    draft.codec(codec(in.i32be("strf compression")));
  }

  /** Windows has numbers instead of characters for pixels that are not compressed much. */
  private static String codec(int compression) {
    return switch (compression >>> 24) {
      case 0, 3 -> "rawvideo";
      case 1, 2 -> "msrle";
      default -> VideoCodecs.ofFourCc("AVI", compression);
    };
  }

  private void videoProperties() {
    if (!current || width == 0) {
      return;
    }
    in.skip(20, "vprp");
    long vertical = in.u16le("vprp aspect");
    long horizontal = in.u16le("vprp aspect");
    draft.pixelAspect(horizontal * height, vertical * width);
  }

  private VideoInfo describe(MediaType type) {
    if (!sawStream) {
      throw in.malformed("hdrl", "a list of streams", "none");
    }
    if (!hasVideo) {
      throw new MediaException.Unsupported("AVI: no video track");
    }
    if (!draft.hasSize()) {
      throw in.malformed("strf", "one for the video stream", "none");
    }
    draft.frames(frames);
    draft.averageFps((double) rate / scale);
    draft.duration((double) frames * scale / rate, DurationBasis.HEADER);
    if (rate > 0) {
      draft.start((double) firstTick * scale / rate);
    }
    return draft.build(type, in);
  }
}
