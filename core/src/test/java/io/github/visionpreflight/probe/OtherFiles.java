package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Bytes.be;
import static io.github.visionpreflight.probe.Bytes.chunk;
import static io.github.visionpreflight.probe.Bytes.float64;
import static io.github.visionpreflight.probe.Bytes.hex;
import static io.github.visionpreflight.probe.Bytes.join;
import static io.github.visionpreflight.probe.Bytes.le;
import static io.github.visionpreflight.probe.Bytes.text;
import static io.github.visionpreflight.probe.Bytes.zeros;

import java.util.Arrays;

/** Small containers of the older kinds. */
final class OtherFiles {
  /** Sequence parameter set of x264 for 320 × 182 pixels at 25 frames a second, square pixels. */
  static final String SPS_320X182 = "6764000cacd941419f9b011000000300100000030320f1429960";

  /** Sequence header of MPEG-1: 320 × 182, 25 frames a second, square pixels. */
  static final String MPEG1_320X182 = "000001b31400b613ffffe018";

  /** The same in MPEG-2 with square pixels, with its extension. */
  static final String MPEG2_320X182 = "000001b31400b613ffffe018000001b5148a00010000";

  private OtherFiles() {}

  /** An AVI file: 64 × 48, 30 frames at 10 a second, unless the parts say otherwise. */
  static byte[] avi(String codec, int frames, byte[] extra) {
    return avi(streams("vids", codec, frames, 48), extra);
  }

  static byte[] avi(byte[] streamList, byte[] extra) {
    byte[] hdrl = chunk("LIST", text("hdrl"), chunk("avih", zeros(56)), streamList, extra);
    byte[] movi = chunk("LIST", text("movi"), zeros(40));
    return chunk("RIFF", text("AVI "), hdrl, movi);
  }

  static byte[] streams(String type, String codec, long frames, int height) {
    byte[] strh =
        chunk(
            "strh",
            text(type),
            zeros(16),
            le(4, 100),
            le(4, 1000),
            le(4, 5),
            le(4, frames),
            zeros(20));
    byte[] strf =
        chunk(
            "strf",
            le(4, 40),
            le(4, 64),
            le(4, height),
            le(4, 1 | 24 << 16),
            text(codec),
            zeros(20));
    return chunk("LIST", text("strl"), strh, strf);
  }

  /** A Flash video: metadata, then the tags. */
  static byte[] flv(byte[]... tags) {
    return join(text("FLV"), hex("01 05 00000009 00000000"), join(tags));
  }

  static byte[] flvTag(int type, long millis, byte[]... payload) {
    byte[] content = join(payload);
    return join(
        be(1, type),
        be(3, content.length),
        be(3, millis),
        be(1, millis >> 24),
        zeros(3),
        content,
        be(4, content.length + 11L));
  }

  /** Names and numbers as an AMF map. */
  static byte[] metadata(Object... namesAndNumbers) {
    byte[] out = join(hex("02"), amfName("onMetaData"), hex("08 00000003"));
    for (int i = 0; i < namesAndNumbers.length; i += 2) {
      byte[] name = amfName((String) namesAndNumbers[i]);
      out = join(out, name, hex("00"), float64((Double) namesAndNumbers[i + 1]));
    }
    return flvTag(18, 0, out, hex("000009"));
  }

  static byte[] amfName(String name) {
    return join(be(2, name.length()), text(name));
  }

  static byte[] avcConfiguration() {
    byte[] sps = hex(SPS_320X182);
    return flvTag(
        9, 0, hex("17 00 000000 0164000cff e1"), be(2, sps.length), sps, hex("01 0001 68"));
  }

  /** An ASF file: 64 × 48, 5 seconds of which one fills the buffer. */
  static byte[] asf(String codec, int fileFlags, int streamFlags, byte[] extension) {
    byte[] file =
        asfObject(
            "A1DCAB8C47A9CF118EE400C00C205365",
            zeros(40),
            le(8, 50_000_000),
            le(8, 50_000_000),
            le(8, 1000),
            le(4, fileFlags),
            zeros(12));
    byte[] format =
        join(le(4, 40), le(4, 64), le(4, 48), le(4, 1 | 24 << 16), text(codec), zeros(20));
    byte[] stream =
        asfObject(
            "9107DCB7B7A9CF118EE600C00C205365",
            hex("C0EF19BC4D5BCF11A8FD00805F5C442B"),
            zeros(32),
            le(2, streamFlags),
            zeros(4),
            le(4, 64),
            le(4, 48),
            hex("02"),
            le(2, 40),
            format);
    byte[] header =
        asfObject(
            "3026B2758E66CF11A6D900AA0062CE6C", le(4, 2), hex("0102"), file, stream, extension);
    return join(header, zeros(60));
  }

  static byte[] asfObject(String guid, byte[]... payload) {
    byte[] content = join(payload);
    return join(hex(guid), le(8, content.length + 24L), content);
  }

  /** A header extension with the time per frame of stream 1, in units of 100 ns. */
  static byte[] asfFrameTime(long time) {
    byte[] properties =
        asfObject(
            "CBA5E61472C632438399A96952065B5A",
            zeros(48),
            le(2, 1),
            zeros(2),
            le(8, time),
            le(2, 1),
            le(2, 0),
            le(2, 0),
            le(2, 2),
            zeros(2));
    return asfObject(
        "B503BF5F2EA9CF118EE300C00C205365", zeros(18), le(4, properties.length), properties);
  }

  /** A program stream: a pack, then one video packet each, with these times in ticks of 90 kHz. */
  static byte[] programStream(boolean mpeg2, byte[] first, long... times) {
    byte[] out = zeros(0);
    for (int i = 0; i < times.length; i++) {
      byte[] payload = i == 0 ? first : hex("00000100 0010ffff");
      byte[] head = mpeg2 ? join(hex("80 80 05"), time(0x20, times[i])) : time(0x20, times[i]);
      byte[] pack = hex(mpeg2 ? "000001ba 440000040001000003f8" : "000001ba 2100010001800001");
      byte[] packet = hex("000001e0");
      int length = head.length + payload.length;
      out = join(out, pack, packet, be(2, length), head, payload);
    }
    return join(out, hex("000001b9"));
  }

  /** Five bytes of a presentation time with its three marker bits. */
  static byte[] time(int prefix, long ticks) {
    return join(
        be(1, prefix | (ticks >> 30 & 7) << 1 | 1),
        be(2, (ticks >> 15 & 0x7FFF) << 1 | 1),
        be(2, (ticks & 0x7FFF) << 1 | 1));
  }

  /** A transport stream of one program with one stream; each packet of it starts a picture. */
  static byte[] transportStream(int lead, int streamType, byte[] first, long... times) {
    byte[] pat = hex("00 00b00d 0001 c1 00 00 0001 e100 00000000");
    byte[] pmt =
        join(
            hex("00 02b012 0001 c1 00 00 e101 f000"), be(1, streamType), hex("e101 f000 00000000"));
    byte[] out = join(tsPacket(lead, 0, pat), tsPacket(lead, 0x100, pmt));
    for (int i = 0; i < times.length; i++) {
      byte[] payload = i == 0 ? first : hex("00000001 41 9a");
      byte[] pes = join(hex("000001e0 0000 80 80 05"), time(0x20, times[i]), payload);
      out = join(out, tsPacket(lead, 0x101, pes));
    }
    return out;
  }

  static byte[] tsPacket(int lead, int pid, byte[] payload) {
    byte[] filler = new byte[184 - payload.length];
    Arrays.fill(filler, (byte) 0xFF);
    return join(zeros(lead), hex("47"), be(2, 0x4000 | pid), hex("10"), payload, filler);
  }
}
