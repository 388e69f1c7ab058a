package io.github.visionpreflight.media;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A type of image or video that the four providers name, or that travels in the same containers.
 * The MIME names are the IANA-style ones; a provider's own spelling is mapped where its rules are.
 */
public enum MediaType {
  /** JPEG, ITU-T T.81. */
  JPEG("image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
  /** PNG, still or animated. */
  PNG("image/png", "png", "apng"),
  /** GIF 87a and 89a, still or animated. */
  GIF("image/gif", "gif"),
  /** WebP, lossy or lossless, still or animated. */
  WEBP("image/webp", "webp"),
  /** Windows and OS/2 bitmap. */
  BMP("image/bmp", "bmp", "dib"),
  /** TIFF 6.0 and BigTIFF. */
  TIFF("image/tiff", "tif", "tiff"),
  /** HEVC pictures in the HEIF container. */
  HEIC("image/heic", "heic", "heif", "hif"),
  /** AV1 pictures in the HEIF container. */
  AVIF("image/avif", "avif"),
  /** ISO base media file, MPEG-4. */
  MP4("video/mp4", "mp4", "m4v", "mp4v"),
  /** QuickTime movie. */
  QUICKTIME("video/quicktime", "mov", "qt"),
  /** WebM: Matroska with DocType webm. */
  WEBM("video/webm", "webm"),
  /** Matroska. */
  MATROSKA("video/x-matroska", "mkv"),
  /** AVI: RIFF of form AVI. */
  AVI("video/x-msvideo", "avi"),
  /** Flash video. */
  FLV("video/x-flv", "flv"),
  /** ASF, the container of Windows Media video. */
  WMV("video/x-ms-wmv", "wmv", "asf"),
  /** 3GPP and 3GPP2 files. */
  THREE_GPP("video/3gpp", "3gp", "3gpp", "3g2"),
  /** MPEG-1 and MPEG-2 program and elementary streams. */
  MPEG("video/mpeg", "mpg", "mpeg", "mpe", "m1v", "m2v", "vob"),
  /** MPEG-2 transport stream. */
  MPEG_TS("video/mp2t", "ts", "mts", "m2ts");

  /**
   * How many bytes from the start {@link #detect} looks at, at most: enough for the brands of a
   * file type box, an EBML header, and five packets of a transport stream.
   */
  public static final int HEAD_BYTES = 4096;

  private static final List<MediaType> ALL = List.of(values());

  private final String mime;
  private final List<String> suffixes;

  /** Made once, so that detecting allocates nothing. */
  private final Optional<MediaType> detected = Optional.of(this);

  MediaType(String mime, String... suffixes) {
    this.mime = mime;
    this.suffixes = List.of(suffixes);
  }

  /** Returns the MIME name, lower case: {@code image/jpeg}. */
  public String mime() {
    return mime;
  }

  /** Returns whether this is a picture, animated or not. */
  public boolean isImage() {
    return mime.startsWith("image/");
  }

  /** Returns whether this is a video container. */
  public boolean isVideo() {
    return !isImage();
  }

  /** Returns the suffix to write files with, without the dot: {@code jpg}. */
  public String suffix() {
    return suffixes.get(0);
  }

  /**
   * Returns the type that the first bytes show; empty when they show none of these. Names and
   * declared types play no part. Allocates nothing and reads at most {@link #HEAD_BYTES}.
   *
   * <p>A type that is shown is not yet a file that is well formed: a signature alone is enough.
   *
   * @param head bytes from the start of the medium
   * @param length how many of them are filled; fewer than there are when the medium is longer
   * @throws IndexOutOfBoundsException when the length is negative or past the array
   */
  public static Optional<MediaType> detect(byte[] head, int length) {
    Objects.checkFromToIndex(0, length, head.length);
    MediaType type = Signatures.match(head, Math.min(length, HEAD_BYTES));
    return type == null ? Optional.empty() : type.detected;
  }

  /**
   * Returns the type that the bytes of the source show. Reads at most {@link #HEAD_BYTES}.
   *
   * @throws MediaException.Unsupported when they show none of these; the message says what they are
   *     instead, and what the name claims
   * @throws MediaException.Io when the source cannot be read
   */
  public static MediaType of(MediaSource source) {
    byte[] head = source.head();
    MediaType type = Signatures.match(head, Math.min(head.length, HEAD_BYTES));
    if (type == null) {
      throw Refusal.of(source, head, Math.min(head.length, HEAD_BYTES));
    }
    return type;
  }

  /** Returns the type with this MIME name, in any case; empty when there is none. */
  public static Optional<MediaType> named(String mime) {
    String wanted = mime.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(type -> type.mime.equals(wanted)).findFirst();
  }

  /**
   * Returns the type that a file's suffix claims, in any case; empty when the suffix says nothing.
   */
  public static Optional<MediaType> ofSuffix(String fileName) {
    int dot = fileName.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String suffix = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    return ALL.stream().filter(type -> type.suffixes.contains(suffix)).findFirst();
  }

  /** Returns {@link #mime()}. */
  @Override
  public String toString() {
    return mime;
  }
}
