package io.github.visionpreflight.datauri;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A medium as a data URI (RFC 2397): {@code data:image/png;base64,…}. Immutable and safe to share.
 *
 * <p>{@link #parse} reads what browsers read (WHATWG Fetch, "data: URL processor"): scheme, token
 * and media type in any case, further parameters, white space around and inside the data, percent
 * escapes, and base64 whose padding was left out. It does not guess: a character outside the
 * alphabet is an error with its offset, never dropped, and so are the alphabet of base64url and a
 * string without {@code data:}. The declared type is a claim; {@link #verify} compares it with what
 * the bytes are.
 */
public final class DataUri {
  private static final String SCHEME = "data:";
  private static final String TOKEN = ";base64,";

  private final Optional<MediaType> declaredType;
  private final byte[] bytes;

  private DataUri(Optional<MediaType> declaredType, byte[] bytes) {
    this.declaredType = declaredType;
    this.bytes = bytes;
  }

  /**
   * Returns the data URI of the bytes.
   *
   * @throws IllegalArgumentException when it would be longer than a string can be, about 1.6 GB of
   *     bytes
   * @throws MediaException.Limit when there is no memory for it
   */
  public static String encode(MediaType type, byte[] bytes) {
    long length = encodedLength(type, bytes.length);
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "data URI: expected at most " + (Integer.MAX_VALUE - 8) + " characters, got " + length);
    }
    try {
      byte[] text = new byte[(int) length];
      byte[] prefix = prefix(type);
      System.arraycopy(prefix, 0, text, 0, prefix.length);
      Base64Steps.encode(bytes, text, prefix.length);
      return new String(text, StandardCharsets.ISO_8859_1);
    } catch (OutOfMemoryError e) {
      throw MediaException.ofShortage("data URI: " + length + " characters", e);
    }
  }

  /**
   * Writes the data URI of the bytes, in steps of a few kilobytes. The stream stays open.
   *
   * @throws MediaException.Io when the stream fails
   */
  public static void encodeTo(MediaType type, byte[] bytes, OutputStream out) {
    try {
      out.write(prefix(type));
      Base64Steps.encodeTo(bytes, out);
    } catch (IOException e) {
      throw MediaException.ofRead("data URI: write failed", e);
    }
  }

  /**
   * Returns how many characters the data URI of so many bytes has; {@link Long#MAX_VALUE} when that
   * is more than a long holds.
   *
   * @throws IllegalArgumentException when {@code bytes} is negative
   */
  public static long encodedLength(MediaType type, long bytes) {
    long length = base64Length(bytes) + SCHEME.length() + type.mime().length() + TOKEN.length();
    return length < 0 ? Long.MAX_VALUE : length;
  }

  /**
   * Returns how many characters so many bytes are in base64, padding counted; {@link
   * Long#MAX_VALUE} when that is more than a long holds.
   *
   * @throws IllegalArgumentException when {@code bytes} is negative
   */
  public static long base64Length(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes: expected at least 0, got " + bytes);
    }
    long groups = bytes / 3 + (bytes % 3 == 0 ? 0 : 1);
    return groups > Long.MAX_VALUE / 4 ? Long.MAX_VALUE : 4 * groups;
  }

  private static byte[] prefix(MediaType type) {
    return (SCHEME + type.mime() + TOKEN).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads a data URI. Takes time in proportion to its length.
   *
   * @throws MediaException.Malformed when it is not one, or holds no data; the message has the
   *     offset and never the text
   * @throws MediaException.Limit when it holds more than {@code limits.maxBytes()} bytes, found
   *     before they are decoded; or when there is no memory for them
   */
  public static DataUri parse(String text, ReadLimits limits) {
    try {
      return new DataUriParser(text, limits).parse();
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage("data URI: " + text.length() + " characters", e);
    }
  }

  static DataUri of(Optional<MediaType> declaredType, byte[] bytes) {
    return new DataUri(declaredType, bytes);
  }

  /** Returns the type it claims; empty when it claims none, or one that is no medium of ours. */
  public Optional<MediaType> declaredType() {
    return declaredType;
  }

  /** Returns the decoded bytes; the array itself, not a copy: do not change it. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the decoded bytes as a source named {@code data URI}. */
  public MediaSource source() {
    return MediaSource.of("data URI", bytes);
  }

  /**
   * Returns what is wrong with the claim, {@code declared image/png, bytes are image/jpeg}; empty
   * when it is right, or there is none.
   *
   * @param actual what the bytes are
   */
  public Optional<String> mismatch(MediaType actual) {
    return declaredType
        .filter(declared -> declared != actual)
        .map(declared -> "declared " + declared + ", bytes are " + actual);
  }

  /**
   * Refuses a wrong claim.
   *
   * @param actual what the bytes are
   * @throws MediaException.Malformed when another type is declared
   */
  public void verify(MediaType actual) {
    mismatch(actual)
        .ifPresent(
            message -> {
              throw new MediaException.Malformed("data URI: " + message);
            });
  }

  /** Returns the claim and the length, never the data. */
  @Override
  public String toString() {
    return "data URI, declared "
        + declaredType.map(MediaType::mime).orElse("nothing")
        + ", "
        + bytes.length
        + " bytes";
  }
}
