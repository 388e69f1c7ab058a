package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.VideoInfo.DurationBasis;

/**
 * Reads Flash video (Adobe's FLV specification 10.1): the metadata script, the first video tag, and
 * the last tag's time where the metadata has no duration. Not safe to share.
 */
final class FlvReader {
  private static final int SIGNATURE = 'F' << 16 | 'L' << 8 | 'V';
  private static final int VIDEO_TAG = 9;
  private static final int SCRIPT_TAG = 18;
  private static final int TAG_HEADER_BYTES = 11;

  /** Metadata and the first picture come first; sound may lie between. */
  private static final int MAX_TAGS = 64;

  private static final double MILLIS_PER_SECOND = 1e3;

  private final ByteCursor in;
  private final VideoDraft draft = new VideoDraft();
  private final FlvMetadata metadata = new FlvMetadata();
  private boolean sawTag;
  private boolean sawPicture;
  private long firstMillis;
  private long firstShownMillis;

  private FlvReader(ByteCursor in) {
    this.in = in;
  }

  /** Reads the header of the whole file; the cursor stands at its first byte. */
  static VideoInfo read(MediaType type, ByteCursor in) {
    in.format("FLV");
    FlvReader reader = new FlvReader(in);
    reader.header();
    reader.tags();
    return reader.describe(type);
  }

  private void header() {
    if (in.u24be("signature") != SIGNATURE) {
      throw in.malformed("signature", "FLV", "another", 0);
    }
    in.skip(2, "header");
    // Each tag has the length of the one before it in front.
    in.seek(in.u32be("header length"), "first tag");
  }

  private void tags() {
    for (int i = 0; i < MAX_TAGS && !sawPicture; i++) {
      if (in.remaining() <= 4 + TAG_HEADER_BYTES) {
        return;
      }
      in.nextBox();
      in.skip(4, "previous tag length");
      tag();
    }
  }

  private void tag() {
    sawTag = true;
    int type = in.u8("tag type") & 0x1F;
    long length = in.u24be("tag length");
    long millis = time();
    in.skip(3, "stream id");
    long parent = in.enter(Math.min(length, in.remaining()), "tag");
    if (type == SCRIPT_TAG) {
      metadata.read(in);
    } else if (type == VIDEO_TAG && length > 0) {
      long offsetMillis = FlvVideoTag.read(in, draft);
      sawPicture = offsetMillis != FlvVideoTag.NO_PICTURE;
      firstMillis = millis;
      firstShownMillis = sawPicture ? millis + offsetMillis : millis;
    }
    in.leave(parent);
  }

  /** 24 bits of milliseconds, then the 8 above them. */
  private long time() {
    long low = in.u24be("tag time");
    return (long) in.u8("tag time") << 24 | low;
  }

  private VideoInfo describe(MediaType type) {
    if (!draft.hasCodec()) {
      throw withoutVideo();
    }
    if (!draft.hasSize()) {
      draft.stored(in, (long) metadata.width, (long) metadata.height, in.position());
    }
    if (metadata.frameRate > 0) {
      draft.averageFps(metadata.frameRate);
    }
    draft.start(firstShownMillis / MILLIS_PER_SECOND);
    draft.duration(metadata.duration, DurationBasis.PLAY);
    if (!draft.hasDuration()) {
      lastTag();
    }
    return draft.build(type, in);
  }

  private MediaException withoutVideo() {
    if (sawTag && in.remaining() > 0) {
      return new MediaException.Unsupported("FLV: no video track in the first tags");
    }
    return in.malformed("video tag", "one", "none");
  }

  /** The last four bytes say how far before them the last tag starts. */
  private void lastTag() {
    if (in.size() < 4 + TAG_HEADER_BYTES) {
      return;
    }
    in.seek(in.size() - 4, "last tag length");
    long at = in.size() - 4 - in.u32be("last tag length");
    if (at > 0 && at + TAG_HEADER_BYTES < in.size()) {
      in.seek(at + 4, "last tag");
      long span = time() - firstMillis;
      draft.duration(
          span > 0 ? draft.untilFrameEnds(span, MILLIS_PER_SECOND) : 0, DurationBasis.TIMESTAMPS);
    }
  }
}
