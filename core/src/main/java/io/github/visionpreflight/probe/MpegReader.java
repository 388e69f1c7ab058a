package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;

/**
 * Reads MPEG-1 and MPEG-2 program streams and raw video streams (ISO/IEC 11172-1, 13818-1): the
 * first sequence header, and the first and last presentation time, each in a window of fixed
 * length. A raw stream has no times, so its duration stays unknown. Not safe to share.
 */
final class MpegReader {
  private static final int HEAD_BYTES = 256 * 1024;
  private static final int[] TAIL_BYTES = {64 * 1024, 512 * 1024};
  private static final int STREAM_BYTES = 4096;

  private static final int FIRST_SYSTEM_CODE = 0xB9;
  private static final int PACK = 0xBA;
  private static final int STREAM_MAP = 0xBC;
  private static final int FIRST_AUDIO = 0xC0;
  private static final int FIRST_VIDEO = 0xE0;
  private static final int LAST_VIDEO = 0xEF;

  private final ByteCursor in;
  private final VideoDraft draft = new VideoDraft();
  private final PesTimestamps times = new PesTimestamps();
  private final byte[] stream = new byte[STREAM_BYTES];
  private int streamLength;
  private String mappedCodec = "";
  private int videoId;
  private boolean sawSound;
  private boolean found;

  private MpegReader(ByteCursor in) {
    this.in = in;
  }

  /** Reads the header of the whole file; the cursor stands at its first byte. */
  static VideoInfo read(MediaType type, ByteCursor in) {
    in.format("MPEG");
    MpegReader reader = new MpegReader(in);
    reader.head();
    reader.tail();
    return reader.describe(type);
  }

  private void head() {
    long until = Math.min(in.size(), HEAD_BYTES);
    int code = nextCode(until);
    if (code < FIRST_SYSTEM_CODE && code >= 0) {
      rawStream();
      return;
    }
    while (code >= 0 && !(found && times.any())) {
      packet(code);
      code = nextCode(until);
    }
    if (!found) {
      lookAtStream();
    }
  }

  /** A raw stream is its own payload. */
  private void rawStream() {
    in.seek(0, "stream");
    streamLength = (int) Math.min(STREAM_BYTES, in.size());
    System.arraycopy(in.bytes(streamLength, "stream"), 0, stream, 0, streamLength);
    lookAtStream();
  }

  /**
   * Goes behind the next start code of a system layer, or of anything when nothing came before it,
   * and returns its last byte; -1 when there is none before the offset.
   */
  private int nextCode(long until) {
    boolean inStep = true;
    int zeros = 0;
    while (in.position() < until && in.remaining() > 0) {
      int b = in.u8("start code");
      if (zeros >= 2 && b == 1 && in.remaining() > 0) {
        int code = in.u8("start code");
        if (code >= FIRST_SYSTEM_CODE || inStep && in.position() <= 8) {
          return code;
        }
        zeros = 0;
      } else {
        zeros = b == 0 ? zeros + 1 : 0;
      }
      inStep &= b <= 1;
    }
    return -1;
  }

  private void packet(int code) {
    if (code == PACK) {
      pack();
    } else if (code > PACK && in.remaining() >= 2) {
      int length = in.u16be("packet length");
      long parent = in.enter(Math.min(length, in.remaining()), "packet");
      payload(code);
      in.leave(parent);
    }
  }

  /** The clock reference is not needed; MPEG-2 may stuff the header. */
  private void pack() {
    if (in.remaining() < 10) {
      return;
    }
    if ((in.u8("pack") & 0xC0) == 0x40) {
      in.skip(8, "pack");
      in.skip(Math.min(in.u8("pack") & 7, in.remaining()), "pack stuffing");
    } else {
      in.skip(7, "pack");
    }
  }

  private void payload(int code) {
    sawSound |= code >= FIRST_AUDIO && code < FIRST_VIDEO;
    if (code == STREAM_MAP) {
      streamMap();
    } else if (code >= FIRST_VIDEO && code <= LAST_VIDEO && (videoId == 0 || videoId == code)) {
      videoId = code;
      video();
    }
  }

  private void streamMap() {
    in.skip(2, "stream map");
    in.skip(in.u16be("stream map"), "stream map");
    int length = in.u16be("stream map");
    long parent = in.enter(Math.min(length, in.remaining()), "stream map");
    while (in.remaining() >= 4) {
      int type = in.u8("stream type");
      int id = in.u8("stream id");
      in.skip(Math.min(in.u16be("stream info"), in.remaining()), "stream info");
      if (id >= FIRST_VIDEO && id <= LAST_VIDEO && mappedCodec.isEmpty()) {
        mappedCodec = MpegStreamTypes.codec(type);
      }
    }
    in.leave(parent);
  }

  private void video() {
    if (in.remaining() < 10) {
      return;
    }
    times.read(in);
    if (found) {
      return;
    }
    int step = (int) Math.min(in.remaining(), STREAM_BYTES - streamLength);
    System.arraycopy(in.bytes(step, "video"), 0, stream, streamLength, step);
    streamLength += step;
    if (streamLength == STREAM_BYTES) {
      lookAtStream();
      streamLength = 0;
    }
  }

  private void lookAtStream() {
    if (!mappedCodec.isEmpty()) {
      draft.codec(mappedCodec);
    }
    found = ElementaryStream.describe(mappedCodec, stream, streamLength, in, draft);
  }

  /** Looks for the last presentation time in growing windows before the end. */
  private void tail() {
    int before = times.count();
    for (int i = 0; i < TAIL_BYTES.length && times.any(); i++) {
      if (times.count() - before >= MpegStreamTypes.MIN_TAIL_TIMES) {
        return;
      }
      before = times.count();
      long from = Math.max(0, in.size() - TAIL_BYTES[i]);
      in.seek(from, "tail");
      // Only a pack is known to start where it seems to: media may look like any other code.
      boolean inStep = false;
      for (int code = nextCode(in.size()); code >= 0; code = nextCode(in.size())) {
        inStep |= code == PACK;
        if (inStep) {
          packet(code);
        }
      }
    }
  }

  private VideoInfo describe(MediaType type) {
    if (!found && videoId == 0 && sawSound) {
      throw new MediaException.Unsupported("MPEG: no video track");
    }
    if (!found) {
      throw in.malformed("sequence header", "one in the first " + HEAD_BYTES + " bytes", "none");
    }
    if (times.any()) {
      draft.start(times.firstSeconds());
      MpegStreamTypes.duration(times, draft);
    }
    return draft.build(type, in);
  }
}
