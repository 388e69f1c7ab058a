package io.github.visionpreflight.benchmarks.publish;

import java.util.LinkedHashMap;
import java.util.Map;

/** What to keep in mind when reading a plot across languages, a sentence a kind of job. */
final class Bias {
  private static final Map<String, String> BY_BEGINNING = new LinkedHashMap<>();

  static {
    BY_BEGINNING.put(
        "photo",
        "Most of the photographs are drawn and have noise everywhere, which costs more in entropy"
            + " coding than a camera's; ours, sharp and libvips shrink while they decode, Pillow"
            + " with `thumbnail` alone.");
    BY_BEGINNING.put(
        "screenshot-kept",
        "Ours proves that a PNG which fits is whole and hands it on, while everybody else codes it"
            + " anew, as they do unless their user writes that check; the BMP is coded by all.");
    BY_BEGINNING.put(
        "screenshot",
        "Everybody's default level of PNG encoding and its filters differ: read time and bytes"
            + " together.");
    BY_BEGINNING.put(
        "webp",
        "`core` decodes in Java, `native` by FFmpeg's libraries and the others by libwebp, which are"
            + " C with vector code.");
    BY_BEGINNING.put(
        "alpha", "One drawn logo: soft edges and few colours, which small palettes suit.");
    BY_BEGINNING.put(
        "tiff",
        "PackBits leaves a photograph as it is, so resampling and JPEG encoding are nearly all there"
            + " is; LZW and Deflate are decoded by each program's own code.");
    BY_BEGINNING.put(
        "gif", "One small picture: what a call costs counts as much as its pixels do.");
    BY_BEGINNING.put("bmp", "Nothing to decode: this is PNG encoding at everybody's own level.");
    BY_BEGINNING.put(
        "heic",
        "Who decodes no HEVC takes no part; ours decodes by FFmpeg's libraries, libvips by libheif.");
    BY_BEGINNING.put(
        "avif", "Builds bring different AV1 decoders, and who has none takes no part.");
    BY_BEGINNING.put(
        "data-uri",
        "No picture is decoded: bytes to base64 behind a prefix, for which every language has a"
            + " function of its own.");
    BY_BEGINNING.put(
        "frames",
        "Everybody but ours decodes every frame; the gain is what need not be decoded, and shrinks"
            + " as the rate grows. The `ffmpeg` commands pay for starting a process, and the clips"
            + " pan over one drawn photograph.");
  }

  private Bias() {}

  static String of(String job) {
    return BY_BEGINNING.entrySet().stream()
        .filter(each -> job.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no sentence of bias for " + job));
  }
}
