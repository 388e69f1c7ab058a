package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Bytes.be;
import static io.github.visionpreflight.probe.Bytes.box;
import static io.github.visionpreflight.probe.Bytes.fullBox;
import static io.github.visionpreflight.probe.Bytes.join;
import static io.github.visionpreflight.probe.Bytes.text;
import static io.github.visionpreflight.probe.Bytes.zeros;

/**
 * Builds a small MP4 file with one video track of 64 × 48 pixels, ten frames of 0.1 s; each test
 * changes what it is about.
 */
final class Mp4File {
  static final int[] UPRIGHT = {0x10000, 0, 0, 0x10000};

  String entry = "avc1";
  int width = 64;
  int height = 48;
  String handler = "vide";
  long trackFlags = 3;
  int[] matrix = UPRIGHT;
  int[] movieMatrix = UPRIGHT;
  long timescale = 10_000;
  long movieTimescale = 1000;
  long mediaDuration = 10_000;
  long movieDuration = 1000;
  long samples = 10;
  long[][] durations = {{10, 1000}};
  long[][] offsets = {};
  long[][] edits = {};
  byte[] extensions = {};
  byte[] movieExtras = {};
  byte[] before = {};
  long chunkOffset = 40;
  long dataReferenceFlags = 1;

  /** Movie header first, then media of which only the length matters. */
  byte[] build() {
    byte[] moov = moov();
    byte[] ftyp = box("ftyp", text("isom"), be(4, 512), text("isom"));
    return join(ftyp, before, moov, box("mdat", zeros(20)));
  }

  byte[] moov() {
    return box("moov", movieHeader(), trak(), movieExtras);
  }

  private byte[] movieHeader() {
    return fullBox(
        "mvhd",
        0,
        zeros(8),
        be(4, movieTimescale),
        be(4, movieDuration),
        zeros(16),
        matrix(movieMatrix),
        zeros(28));
  }

  byte[] trak() {
    byte[] trackHeader =
        fullBox(
            "tkhd",
            trackFlags,
            zeros(8),
            be(4, 1),
            zeros(4),
            be(4, movieDuration),
            zeros(16),
            matrix(matrix),
            be(4, (long) width << 16),
            be(4, (long) height << 16));
    byte[] edts = edits.length == 0 ? zeros(0) : box("edts", edits());
    return box("trak", trackHeader, edts, media());
  }

  private byte[] media() {
    byte[] mdhd = fullBox("mdhd", 0, zeros(8), be(4, timescale), be(4, mediaDuration), zeros(4));
    byte[] hdlr = fullBox("hdlr", 0, zeros(4), text(handler), zeros(13));
    byte[] dref = fullBox("dref", 0, be(4, 1), fullBox("url ", dataReferenceFlags));
    return box("mdia", mdhd, hdlr, box("minf", box("dinf", dref), tables()));
  }

  private byte[] tables() {
    byte[] stsz = fullBox("stsz", 0, be(4, 2), be(4, samples));
    byte[] stco = fullBox("stco", 0, be(4, 1), be(4, chunkOffset));
    byte[] ctts = offsets.length == 0 ? zeros(0) : pairs("ctts", offsets);
    return box("stbl", sampleEntries(), pairs("stts", durations), ctts, stsz, stco);
  }

  private byte[] sampleEntries() {
    byte[] visual =
        join(zeros(6), be(2, 1), zeros(16), be(2, width), be(2, height), zeros(50), extensions);
    return fullBox("stsd", 0, be(4, 1), box(entry, visual));
  }

  private static byte[] pairs(String type, long[][] rows) {
    byte[] out = be(4, rows.length);
    for (long[] row : rows) {
      out = join(out, be(4, row[0]), be(4, row[1]));
    }
    return fullBox(type, 0, out);
  }

  private byte[] edits() {
    byte[] out = be(4, edits.length);
    for (long[] edit : edits) {
      out = join(out, be(4, edit[0]), be(4, edit[1]), be(4, 0x10000));
    }
    return fullBox("elst", 0, out);
  }

  private static byte[] matrix(int[] m) {
    return join(
        be(4, m[0]), be(4, m[1]), zeros(4), be(4, m[2]), be(4, m[3]), zeros(12), be(4, 1L << 30));
  }

  /** A fragment of equal samples that starts at a decoding time. */
  static byte[] fragment(long decodeTime, int samples, long duration) {
    byte[] tfhd = fullBox("tfhd", 0x20008, be(4, 1), be(4, duration));
    byte[] tfdt = fullBox("tfdt", 0x1000000, be(8, decodeTime));
    byte[] trun = fullBox("trun", 0, be(4, samples));
    byte[] moof = box("moof", fullBox("mfhd", 0, be(4, 1)), box("traf", tfhd, tfdt, trun));
    return join(moof, box("mdat", zeros(samples)));
  }

  /** A header without samples, as it stands before fragments. */
  static Mp4File fragmented(long promisedDuration) {
    Mp4File file = new Mp4File();
    file.samples = 0;
    file.mediaDuration = 0;
    file.movieDuration = 0;
    file.durations = new long[0][];
    byte[] mehd = promisedDuration == 0 ? zeros(0) : fullBox("mehd", 0, be(4, promisedDuration));
    byte[] trex = fullBox("trex", 0, be(4, 1), be(4, 1), be(4, 500), zeros(8));
    file.movieExtras = box("mvex", mehd, trex);
    return file;
  }
}
