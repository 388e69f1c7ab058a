package io.github.visionpreflight.datauri;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reading of a data URI. Every loop goes over the text once. Not safe to share. */
final class DataUriParser {
  private static final String SCHEME = "data:";
  private static final String BASE64 = "base64";

  /** Longer than any MIME name of ours; a longer claim is not even looked at. */
  private static final int LONGEST_MIME = 64;

  private final String text;
  private final ReadLimits limits;
  private final int end;

  DataUriParser(String text, ReadLimits limits) {
    this.text = text;
    this.limits = limits;
    int last = text.length();
    while (last > 0 && isSpace(text.charAt(last - 1))) {
      last--;
    }
    this.end = last;
  }

  DataUri parse() {
    int start = skipSpace(0, end);
    if (!text.regionMatches(true, start, SCHEME, 0, SCHEME.length())) {
      throw malformed("scheme", "data:", "another, or none", start);
    }
    int header = start + SCHEME.length();
    int comma = text.indexOf(',', header);
    if (comma < 0 || comma >= end) {
      throw malformed("header", "a comma after it", "none", header);
    }
    byte[] bytes = data(header, comma);
    if (bytes.length == 0) {
      throw malformed("data", "at least 1 byte", "none", comma + 1);
    }
    return DataUri.of(declaredType(header, comma), bytes);
  }

  private byte[] data(int header, int comma) {
    return isBase64(header, comma) ? base64(comma + 1) : raw(comma + 1);
  }

  /** The token is the last parameter; white space may stand before it, as in browsers. */
  private boolean isBase64(int header, int comma) {
    int semicolon = text.lastIndexOf(';', comma);
    if (semicolon < header) {
      return false;
    }
    int from = skipSpace(semicolon + 1, comma);
    int to = trimmedEnd(from, comma);
    return to - from == BASE64.length()
        && text.regionMatches(true, from, BASE64, 0, BASE64.length());
  }

  private Optional<MediaType> declaredType(int header, int comma) {
    int semicolon = text.indexOf(';', header);
    int from = skipSpace(header, comma);
    int to = trimmedEnd(from, semicolon < 0 || semicolon > comma ? comma : semicolon);
    return to - from > LONGEST_MIME
        ? Optional.empty()
        : MediaType.named(text.substring(from, Math.max(from, to)));
  }

  private byte[] base64(int from) {
    // Ordinary data have nothing to take out; looking for it first would be a pass of its own.
    byte[] plain = leastBytes(end - from) > limits.maxBytes() ? null : decodedPlain(from);
    byte[] bytes = plain != null ? plain : decodeCollected(from, collected(from));
    checkLength(bytes.length, from);
    return bytes;
  }

  /** Returns how few bytes so many characters can be: two may be padding. */
  private static long leastBytes(long characters) {
    return Math.max(0, characters / 4 * 3 - 2);
  }

  private byte @Nullable [] decodedPlain(int from) {
    byte[] all = text.getBytes(StandardCharsets.ISO_8859_1);
    if (all.length != text.length()) {
      return null; // two characters of a surrogate pair become one byte, so places differ
    }
    try {
      return decode(all, from, end);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private byte[] decodeCollected(int from, byte[] characters) {
    checkLength(leastBytes(characters.length), from);
    try {
      return decode(characters, 0, characters.length);
    } catch (IllegalArgumentException e) {
      throw firstFault(from);
    }
  }

  private static byte[] decode(byte[] characters, int from, int to) {
    ByteBuffer decoded = Base64.getDecoder().decode(ByteBuffer.wrap(characters, from, to - from));
    byte[] array = decoded.array();
    return array.length == decoded.remaining() ? array : Arrays.copyOf(array, decoded.remaining());
  }

  /** Takes out white space and escapes. Of a character that is no byte it makes one that fails. */
  private byte[] collected(int from) {
    byte[] out = new byte[Math.toIntExact(significant(from))];
    int o = 0;
    for (int i = from; i < end; i++) {
      int c = text.charAt(i);
      if (c == '%') {
        c = escaped(i);
        i += 2;
      }
      if (!isSpace(c)) {
        out[o++] = (byte) (c > 0x7F ? 0 : c);
      }
    }
    return o == out.length ? out : Arrays.copyOf(out, o);
  }

  /** Returns how many characters are left without white space and escapes; bounded before use. */
  private long significant(int from) {
    long count = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '%') {
        i += 2;
      }
      if (!isSpace(c)) {
        count++;
      }
    }
    checkLength(leastBytes(count), from);
    return count;
  }

  /** Data without the token are bytes and percent escapes; line breaks do not count. */
  private byte[] raw(int from) {
    byte[] out = new byte[rawLength(from)];
    int o = 0;
    for (int i = from; i < end; i++) {
      int c = text.charAt(i);
      if (c == '%') {
        c = escaped(i);
        i += 2;
      } else if (c > 0x7F) {
        throw malformed("data", "ASCII and percent escapes", "another character", i);
      } else if (isLineBreak(c)) {
        continue;
      }
      out[o++] = (byte) c;
    }
    return o == out.length ? out : Arrays.copyOf(out, o);
  }

  private int rawLength(int from) {
    int count = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      i += c == '%' ? 2 : 0;
      count += isLineBreak(c) ? 0 : 1;
    }
    checkLength(count, from);
    return count;
  }

  private int escaped(int at) {
    int high = digit(at + 1);
    int low = high < 0 ? -1 : digit(at + 2);
    if (low < 0) {
      throw malformed("percent escape", "two hexadecimal digits", "something else", at);
    }
    return high << 4 | low;
  }

  private int digit(int at) {
    return at < end && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
  }

  /** Runs only when decoding failed, to say where. */
  private MediaException.Malformed firstFault(int from) {
    int count = 0;
    int padding = -1;
    for (int i = from; i < end; i++) {
      int start = i;
      int c = text.charAt(i);
      if (c == '%') {
        c = escaped(i);
        i += 2;
      }
      if (isSpace(c)) {
        continue;
      }
      if (c == '=' && padding < 0) {
        padding = start;
      } else if (c != '=' && padding >= 0) {
        return malformed("base64", "padding at the end only", "data after it", padding);
      } else if (c != '=' && !isAlphabet(c)) {
        return malformed("base64", "A-Z a-z 0-9 + /", "another character", start);
      }
      count++;
    }
    return padding >= 0
        ? malformed("base64", "padding that completes four characters", "another", padding)
        : malformed("base64", "a length that is not 4n+1", count + " characters", from);
  }

  private static boolean isAlphabet(int c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '/';
  }

  private void checkLength(long bytes, int offset) {
    if (bytes > limits.maxBytes()) {
      throw new MediaException.Limit(
          "data URI data: expected at most "
              + limits.maxBytes()
              + " bytes, got about "
              + bytes
              + " (offset "
              + offset
              + ")");
    }
  }

  private int skipSpace(int from, int to) {
    int at = from;
    while (at < to && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int trimmedEnd(int from, int to) {
    int last = to;
    while (last > from && isSpace(text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  private static boolean isLineBreak(int c) {
    return c == '\t' || c == '\n' || c == '\r';
  }

  private static MediaException.Malformed malformed(
      String field, String expected, String actual, int offset) {
    return new MediaException.Malformed(
        "data URI "
            + field
            + ": expected "
            + expected
            + ", got "
            + actual
            + " (offset "
            + offset
            + ")");
  }
}
