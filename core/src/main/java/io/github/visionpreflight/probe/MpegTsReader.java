package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;

/**
 * Reads MPEG-2 transport streams (ISO/IEC 13818-1), plain or with four bytes before each packet as
 * cameras and discs write them: the tables, the first sequence header of the first video stream,
 * and its first and last presentation time, each in a window of fixed length. Not safe to share.
 */
final class MpegTsReader {
  private static final int SYNC = 0x47;
  private static final int PACKET_BYTES = 188;
  private static final int TIMED_PACKET_BYTES = 192;
  private static final int PARITY_PACKET_BYTES = 204;
  private static final int HEAD_PACKETS = 10_000;
  private static final int[] TAIL_PACKETS = {1024, 4096, 16_384};
  private static final int STREAM_BYTES = 4096;

  private static final int PAT_PID = 0;
  private static final int PAT_TABLE = 0;
  private static final int PMT_TABLE = 2;
  private static final int NONE = -1;

  private final ByteCursor in;
  private final VideoDraft draft = new VideoDraft();
  private final PesTimestamps times = new PesTimestamps();
  private final byte[] stream = new byte[STREAM_BYTES];
  private int streamLength;
  private boolean inStream;

  private long firstPacket;
  private int stride = PACKET_BYTES;
  private int mapPid = NONE;
  private int videoPid = NONE;
  private boolean sawMap;
  private String codec = "";
  private boolean found;

  private MpegTsReader(ByteCursor in) {
    this.in = in;
  }

  /** Reads the header of the whole file; the cursor stands at its first byte. */
  static VideoInfo read(MediaType type, ByteCursor in) {
    in.format("MPEG-TS");
    MpegTsReader reader = new MpegTsReader(in);
    reader.findStride();
    reader.head();
    reader.tail();
    return reader.describe(type);
  }

  /** Two packets in step tell the distance; a single one is taken for a plain one. */
  private void findStride() {
    for (int candidate : new int[] {PACKET_BYTES, TIMED_PACKET_BYTES, PARITY_PACKET_BYTES}) {
      int lead = candidate == TIMED_PACKET_BYTES ? 4 : 0;
      if (syncAt(lead) && (syncAt(lead + candidate) || in.size() < lead + 2L * candidate)) {
        stride = candidate;
        firstPacket = lead;
        return;
      }
    }
    throw in.malformed("sync byte", "one every 188, 192 or 204 bytes", "none", 0);
  }

  private boolean syncAt(long offset) {
    if (offset >= in.size()) {
      return false;
    }
    in.seek(offset, "packet");
    return in.u8("sync byte") == SYNC;
  }

  private void head() {
    long at = firstPacket;
    for (int i = 0; i < HEAD_PACKETS && at + PACKET_BYTES <= in.size() && !complete(); i++) {
      packet(at);
      at += stride;
    }
    if (!found) {
      lookAtStream();
    }
  }

  private boolean complete() {
    return found && times.any();
  }

  private void packet(long at) {
    in.seek(at, "packet");
    long parent = in.enter(PACKET_BYTES, "packet");
    if (in.u8("sync byte") == SYNC) {
      header();
    }
    in.leave(parent);
  }

  private void header() {
    int flagsAndPid = in.u16be("packet header");
    int control = in.u8("packet header");
    int pid = flagsAndPid & 0x1FFF;
    boolean start = (flagsAndPid & 0x4000) != 0;
    if (pid != PAT_PID && pid != mapPid && pid != videoPid || (control & 0x10) == 0) {
      return;
    }
    if ((control & 0x20) != 0) {
      in.skip(Math.min(in.u8("adaptation field"), in.remaining()), "adaptation field");
    }
    payload(pid, start, control >> 6 != 0);
  }

  private void payload(int pid, boolean start, boolean scrambled) {
    if (pid == videoPid) {
      if (scrambled) {
        throw new MediaException.Unsupported(
            "MPEG-TS video stream: encrypted, which is not supported");
      }
      video(start);
    } else if (start && in.remaining() > 0) {
      // Tables of one program fit in a packet; of a longer one the first streams are read.
      in.skip(Math.min(in.u8("table pointer"), in.remaining()), "table pointer");
      table(pid);
    }
  }

  private void table(int pid) {
    if (in.remaining() < 8) {
      return;
    }
    int table = in.u8("table id");
    int length = in.u16be("table length") & 0xFFF;
    in.skip(5, "table");
    // What is left are the entries and four bytes of checksum.
    long entries = Math.max(0, Math.min(length - 9, in.remaining()));
    long parent = in.enter(entries, "table");
    if (pid == PAT_PID && table == PAT_TABLE && mapPid == NONE) {
      programs();
    } else if (pid == mapPid && table == PMT_TABLE && !sawMap) {
      streams();
    }
    in.leave(parent);
  }

  /** Program 0 is the network's; the first other one is shown. */
  private void programs() {
    while (in.remaining() >= 4 && mapPid == NONE) {
      int program = in.u16be("program");
      int pid = in.u16be("program map") & 0x1FFF;
      if (program != 0) {
        mapPid = pid;
      }
    }
  }

  private void streams() {
    sawMap = true;
    if (in.remaining() < 4) {
      return;
    }
    in.skip(2, "program clock");
    in.skip(Math.min(in.u16be("program info") & 0xFFF, in.remaining()), "program info");
    while (in.remaining() >= 5 && videoPid == NONE) {
      String name = MpegStreamTypes.codec(in.u8("stream type"));
      int pid = in.u16be("stream") & 0x1FFF;
      in.skip(Math.min(in.u16be("stream info") & 0xFFF, in.remaining()), "stream info");
      if (!name.isEmpty()) {
        videoPid = pid;
        codec = name;
      }
    }
  }

  /** A packet that starts a picture carries a time; what follows belongs to the same picture. */
  private void video(boolean start) {
    if (start) {
      if (inStream && !found) {
        lookAtStream();
      }
      streamLength = 0;
      inStream = in.remaining() >= 14 && in.u24be("PES start") == 1;
      if (!inStream) {
        return;
      }
      in.skip(3, "PES header");
      times.read(in);
    }
    if (inStream && !found) {
      collect();
    }
  }

  private void collect() {
    int step = (int) Math.min(in.remaining(), STREAM_BYTES - streamLength);
    System.arraycopy(in.bytes(step, "video"), 0, stream, streamLength, step);
    streamLength += step;
    if (streamLength == STREAM_BYTES) {
      lookAtStream();
      inStream = false;
    }
  }

  private void lookAtStream() {
    if (codec.equals("vvc")) {
      throw new MediaException.Unsupported("MPEG-TS codec vvc: its size is not read");
    }
    draft.codec(codec);
    found = ElementaryStream.describe(codec, stream, streamLength, in, draft);
  }

  /** Looks for the last presentation time in growing windows before the end. */
  private void tail() {
    long packets = (in.size() - firstPacket) / stride;
    int before = times.count();
    for (int i = 0; i < TAIL_PACKETS.length && complete(); i++) {
      if (times.count() - before >= MpegStreamTypes.MIN_TAIL_TIMES) {
        return;
      }
      before = times.count();
      for (long n = Math.max(0, packets - TAIL_PACKETS[i]); n < packets; n++) {
        long at = firstPacket + n * stride;
        if (at + PACKET_BYTES <= in.size()) {
          packet(at);
        }
      }
    }
  }

  private VideoInfo describe(MediaType type) {
    if (mapPid == NONE || !sawMap) {
      throw in.malformed("program tables", "some in the first packets", "none");
    }
    if (videoPid == NONE) {
      throw new MediaException.Unsupported("MPEG-TS: no video stream");
    }
    if (!found) {
      throw in.malformed(
          codec + " sequence header", "one in the first " + HEAD_PACKETS + " packets", "none");
    }
    draft.start(times.firstSeconds());
    MpegStreamTypes.duration(times, draft);
    return draft.build(type, in);
  }
}
