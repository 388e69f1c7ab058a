package io.github.visionpreflight.fuzz;

import io.github.visionpreflight.cli.JsonLinesFuzz;
import io.github.visionpreflight.clients.AnswersFuzz;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.HeaderFuzz;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** What is fuzzed, one reader each. */
public enum Target {
  /** The header reader of JPEG. */
  HEADER_JPEG(MediaType.JPEG),
  /** The header reader of PNG. */
  HEADER_PNG(MediaType.PNG),
  /** The header reader of GIF. */
  HEADER_GIF(MediaType.GIF),
  /** The header reader of WebP. */
  HEADER_WEBP(MediaType.WEBP),
  /** The header reader of BMP. */
  HEADER_BMP(MediaType.BMP),
  /** The header reader of TIFF and BigTIFF. */
  HEADER_TIFF(MediaType.TIFF),
  /** The header reader of HEIC and AVIF. */
  HEADER_HEIF(MediaType.HEIC, MediaType.AVIF),
  /** The header reader of MP4, QuickTime and 3GP. */
  HEADER_MP4(MediaType.MP4, MediaType.QUICKTIME, MediaType.THREE_GPP),
  /** The header reader of Matroska and WebM. */
  HEADER_MATROSKA(MediaType.MATROSKA, MediaType.WEBM),
  /** The header reader of AVI. */
  HEADER_AVI(MediaType.AVI),
  /** The header reader of FLV. */
  HEADER_FLV(MediaType.FLV),
  /** The header reader of ASF. */
  HEADER_ASF(MediaType.WMV),
  /** The header reader of MPEG program and elementary streams. */
  HEADER_MPEG(MediaType.MPEG),
  /** The header reader of MPEG transport streams. */
  HEADER_MPEG_TS(MediaType.MPEG_TS),
  /** What the bytes are, and then the reader that this calls. */
  DETECT(Set.of(MediaType.values()), Targets::detect),
  /** The planar JPEG lane: decoder, scaler, encoder. */
  JPEG_DECODER(Set.of(MediaType.JPEG), Targets::jpegDecoder),
  /** The structure of a PNG and the decoder of its rows. */
  PNG_ROWS(Set.of(MediaType.PNG), Targets::pngRows),
  /** The first directory of a TIFF and the decoder of its strips and tiles. */
  TIFF_ROWS(Set.of(MediaType.TIFF), Targets::tiffRows),
  /** The decoder of lossless WebP, and of the transparency of lossy ones. */
  WEBP_LOSSLESS(Set.of(MediaType.WEBP), Targets::webpLossless),
  /** All image lanes, those over decoders of others among them. */
  PREPARE(
      Set.of(
          MediaType.JPEG,
          MediaType.PNG,
          MediaType.GIF,
          MediaType.WEBP,
          MediaType.BMP,
          MediaType.TIFF),
      Targets::prepare),
  /** Data URIs as text, and as what comes of bytes. */
  DATA_URI(Set.of(), Targets::dataUri),
  /** One line of numbers on the command line's standard input. */
  JSON_LINE(Set.of(), input -> JsonLinesFuzz.run(new String(input, StandardCharsets.UTF_8))),
  /** A file of prices. */
  PRICE_FILE(Set.of(), Targets::priceFile),
  /** A host's list of models. */
  MODEL_LISTING(Set.of(), AnswersFuzz::listing),
  /** A host's answer with its usage. */
  USAGE(Set.of(), AnswersFuzz::usage);

  private final Set<MediaType> types;
  private final Consumer<byte[]> body;

  Target(MediaType... header) {
    this(
        Set.of(header),
        input -> List.of(header).forEach(type -> HeaderFuzz.run(type, input, Targets.LIMITS)));
  }

  Target(Set<MediaType> types, Consumer<byte[]> body) {
    this.types = types;
    this.body = body;
  }

  /** Returns the target of this name: {@code header-jpeg}. */
  static Target named(String name) {
    return Arrays.stream(values())
        .filter(target -> target.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("target: expected one of " + all()));
  }

  private static List<Target> all() {
    return List.of(values());
  }

  /** Returns the types whose files are seeds; none for texts. */
  Set<MediaType> types() {
    return types;
  }

  /** Reads the bytes; whatever comes out is a finding. */
  void run(byte[] input) {
    body.accept(input);
  }

  /** Returns the name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
