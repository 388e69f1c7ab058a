package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Bytes.be;
import static io.github.visionpreflight.probe.Bytes.element;
import static io.github.visionpreflight.probe.Bytes.float64;
import static io.github.visionpreflight.probe.Bytes.hex;
import static io.github.visionpreflight.probe.Bytes.join;
import static io.github.visionpreflight.probe.Bytes.text;
import static io.github.visionpreflight.probe.Bytes.zeros;

/** Builds a small WebM file with one VP9 track of 64 × 48 pixels, 25 frames a second, 2 seconds. */
final class MatroskaFile {
  byte[] scale = element("2AD7B1", be(3, 1_000_000));
  byte[] duration = element("4489", float64(2000));
  String codec = "V_VP9";
  byte[] codecPrivate = zeros(0);
  byte[] frameTime = element("23E383", be(4, 40_000_000));
  byte[] size = join(element("B0", be(2, 64)), element("BA", be(2, 48)));
  byte[] videoExtras = zeros(0);
  byte[] trackExtras = zeros(0);
  int trackType = 1;
  long firstTimestamp;
  byte[] beforeTracks = zeros(0);
  byte[] beforeCluster = zeros(0);
  byte[] afterCluster = zeros(0);

  byte[] build() {
    return join(ebml(), element("18538067", segment()));
  }

  /** As it is written to a pipe: no segment length. */
  byte[] buildLive() {
    return join(ebml(), hex("18538067 01FFFFFFFFFFFFFF"), segment());
  }

  static byte[] ebml() {
    return element("1A45DFA3", element("4282", text("webm")));
  }

  private byte[] segment() {
    return join(info(), beforeTracks, tracks(), beforeCluster, cluster(), afterCluster);
  }

  byte[] info() {
    return element("1549A966", scale, duration, element("5741", text("muxer 1")));
  }

  byte[] tracks() {
    byte[] video = element("E0", size, videoExtras);
    byte[] entry =
        element(
            "AE",
            element("D7", be(1, 1)),
            element("73C5", be(8, 77)),
            element("83", be(1, trackType)),
            element("86", text(codec)),
            codecPrivate,
            frameTime,
            trackExtras,
            video);
    return element("1654AE6B", entry);
  }

  private byte[] cluster() {
    byte[] block = element("A3", hex("81 0005 80"), zeros(20));
    return element("1F43B675", element("E7", be(4, firstTimestamp)), block);
  }

  /** Statistics as a muxer leaves them for the track. */
  static byte[] tags(String app, String frames, String duration) {
    return element(
        "1254C367",
        element(
            "7373",
            element("63C0", element("63C5", be(8, 77))),
            tag("NUMBER_OF_FRAMES", frames),
            tag("DURATION", duration),
            tag("_STATISTICS_WRITING_APP", app)));
  }

  private static byte[] tag(String name, String value) {
    return element("67C8", element("45A3", text(name)), element("4487", text(value)));
  }
}
