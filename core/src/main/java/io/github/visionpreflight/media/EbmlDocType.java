package io.github.visionpreflight.media;

import static io.github.visionpreflight.media.Signatures.int32;

import org.jspecify.annotations.Nullable;

/** Tells WebM from Matroska by the document type in the EBML header (RFC 8794, 11.2.5). */
final class EbmlDocType {
  private static final int EBML = 0x1A45DFA3;
  private static final int DOC_TYPE_ID = 0x4282;
  private static final int LONGEST_VINT = 8;

  private EbmlDocType() {}

  /** A header that ends before its document type counts as Matroska, the default of old writers. */
  static @Nullable MediaType typeOf(byte[] head, int length) {
    if (length < 4 || int32(head, 0) != EBML) {
      return null;
    }
    int at = afterVint(head, 4, length);
    int end = (int) Math.min(length, at + valueOf(head, 4, at));
    while (at + 2 <= end) {
      int idEnd = afterVint(head, at, end);
      int valueAt = afterVint(head, idEnd, end);
      long valueLength = valueOf(head, idEnd, valueAt);
      if (idEnd == at + 2 && (int32(head, at - 2) & 0xFFFF) == DOC_TYPE_ID) {
        return valueAt == end || valueLength > end - valueAt
            ? MediaType.MATROSKA
            : named(head, valueAt, (int) valueLength);
      }
      at = (int) Math.min(end, valueAt + valueLength);
    }
    return MediaType.MATROSKA;
  }

  private static @Nullable MediaType named(byte[] head, int at, int length) {
    if (startsWith(head, at, length, "webm")) {
      return MediaType.WEBM;
    }
    return startsWith(head, at, length, "matroska") ? MediaType.MATROSKA : null;
  }

  /** Strings may be padded with zeros, so what follows the word must be none or a zero. */
  private static boolean startsWith(byte[] head, int at, int length, String word) {
    if (length < word.length() || length > word.length() && head[at + word.length()] != 0) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (head[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns where the number or identifier that starts here ends, never past the end. */
  private static int afterVint(byte[] head, int at, int end) {
    if (at >= end) {
      return end;
    }
    // The zeros before the first one bit say how many bytes follow; an invalid 0 counts as 8.
    int bytes = Math.min(LONGEST_VINT, Integer.numberOfLeadingZeros(head[at] & 0xFF) - 23);
    return Math.min(end, at + bytes);
  }

  /** Returns the number in these bytes, without the bit that marks its length. */
  private static long valueOf(byte[] head, int from, int to) {
    if (from >= to) {
      return 0;
    }
    long value = head[from] & (0xFF >> (to - from));
    for (int at = from + 1; at < to; at++) {
      value = value << 8 | head[at] & 0xFF;
    }
    return value;
  }
}
