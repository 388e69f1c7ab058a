package io.github.visionpreflight.ffmpeg;

import java.util.Locale;
import java.util.Map;

/** Videos for one question each; {@link TestVideoMaker} makes them. */
enum TestClip {
  /** The header in front, so that a cut leaves frames that can be read. */
  HEADER_FIRST("mp4", "libx264", Map.of("movflags", "faststart")),
  ENCRYPTED(
      "mp4",
      "libx264",
      Map.of(
          "encryption_scheme", "cenc-aes-ctr",
          "encryption_key", "000102030405060708090a0b0c0d0e0f",
          "encryption_kid", "0f0e0d0c0b0a09080706050403020100")),
  AUDIO_ONLY("mp4", "aac", Map.of()),
  /** The pure red of BT.709, studio range. */
  RED_709("mp4", "libx264", Map.of()),
  /** The pure red of BT.601, studio range. */
  RED_601("mp4", "libx264", Map.of()),
  /** The pure red of BT.709, full range. */
  RED_709_FULL("mp4", "libx264", Map.of()),
  /** The pure red of BT.709, studio range, ten bits. */
  RED_709_TEN_BIT("mp4", "libx264", Map.of()),
  /** Mid grey at 203 nits in the HDR10 signal, BT.2020 matrix. */
  WHITE_HDR10("mp4", "libx264", Map.of());

  private final String suffix;
  private final String encoder;
  private final Map<String, String> muxing;

  TestClip(String suffix, String encoder, Map<String, String> muxing) {
    this.suffix = suffix;
    this.encoder = encoder;
    this.muxing = muxing;
  }

  String fileName() {
    return name().toLowerCase(Locale.ROOT) + "." + suffix;
  }

  String encoder() {
    return encoder;
  }

  Map<String, String> muxing() {
    return muxing;
  }

  boolean isColour() {
    return name().startsWith("RED") || this == WHITE_HDR10;
  }

  boolean isTenBit() {
    return this == RED_709_TEN_BIT || this == WHITE_HDR10;
  }

  boolean isFullRange() {
    return this == RED_709_FULL;
  }

  boolean isHdr() {
    return this == WHITE_HDR10;
  }

  /** Luma and chroma of the colour in eight bits, from ITU-R BT.709 and BT.601 by hand. */
  int[] colour() {
    return switch (this) {
      case RED_709, RED_709_TEN_BIT -> new int[] {63, 102, 240};
      case RED_601 -> new int[] {81, 90, 240};
      case RED_709_FULL -> new int[] {54, 99, 255};
      // SMPTE ST 2084 puts 203 cd/m² at 0.58 of the signal.
      case WHITE_HDR10 -> new int[] {143, 128, 128};
      default -> throw new IllegalStateException(name());
    };
  }
}
