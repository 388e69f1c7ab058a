package io.github.visionpreflight.media;

import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of each type look like. The first byte picks the few signatures worth
 * trying; none of them allocates, and none looks past the bytes it is given.
 */
final class Signatures {
  private static final int RIFF = fourCc("RIFF");
  private static final int ASF_GUID_START = 0x3026B275;
  private static final long ASF_GUID_MIDDLE = 0x8E66CF11_A6D900AAL;
  private static final int ASF_GUID_END = 0x0062CE6C;
  private static final long PNG = 0x89504E47_0D0A1A0AL;

  private Signatures() {}

  /** Returns the type that the bytes show; null when they show none. */
  static @Nullable MediaType match(byte[] head, int length) {
    if (length < 2) {
      return null;
    }
    return switch (head[0] & 0xFF) {
      case 0xFF -> jpeg(head, length);
      case 0x89 -> png(head, length);
      case 'G' -> isGif(head, length) ? MediaType.GIF : transportStream(head, length);
      case 'R' -> riff(head, length);
      case 'B' -> bmp(head, length);
      case 'I', 'M' -> tiff(head, length);
      case 'F' -> length >= 4 && int32(head, 0) == 0x464C5601 ? MediaType.FLV : null;
      case 0x1A -> EbmlDocType.typeOf(head, length);
      case 0x30 -> asf(head, length);
      default -> zeroFirst(head, length);
    };
  }

  /** The rest may start with any byte: most often with a zero, the top of a box length. */
  private static @Nullable MediaType zeroFirst(byte[] head, int length) {
    MediaType mpeg = mpeg(head, length);
    if (mpeg != null) {
      return mpeg;
    }
    MediaType boxes = IsoBrands.typeOf(head, length);
    return boxes != null ? boxes : transportStream(head, length);
  }

  /** Two bytes alone are enough: a file cut there is a broken JPEG, not an unknown type. */
  private static @Nullable MediaType jpeg(byte[] head, int length) {
    boolean marker = length == 2 || (head[2] & 0xFF) == 0xFF;
    return (head[1] & 0xFF) == 0xD8 && marker ? MediaType.JPEG : null;
  }

  private static @Nullable MediaType png(byte[] head, int length) {
    return length >= 8 && int64(head, 0) == PNG ? MediaType.PNG : null;
  }

  private static boolean isGif(byte[] head, int length) {
    return length >= 6
        && int32(head, 0) == 0x47494638
        && (head[4] == '7' || head[4] == '9')
        && head[5] == 'a';
  }

  private static @Nullable MediaType riff(byte[] head, int length) {
    if (length < 12 || int32(head, 0) != RIFF) {
      return null;
    }
    return switch (int32(head, 8)) {
      case 0x57454250 -> MediaType.WEBP;
      case 0x41564920 -> MediaType.AVI;
      default -> null;
    };
  }

  /**
   * Two letters are no signature: text starts with them too. What text never has is the zeros of
   * the reserved field, or those of a small header length.
   */
  private static @Nullable MediaType bmp(byte[] head, int length) {
    if (length < 10 || head[1] != 'M') {
      return null;
    }
    boolean zeroReserved = int32(head, 6) == 0;
    boolean plausibleHeader = length >= 18 && isBmpHeaderLength(int32le(head, 14));
    return zeroReserved || plausibleHeader ? MediaType.BMP : null;
  }

  private static boolean isBmpHeaderLength(int bytes) {
    return bytes == 12 || bytes >= 16 && bytes <= 64 || bytes == 108 || bytes == 124;
  }

  private static @Nullable MediaType tiff(byte[] head, int length) {
    if (length < 4) {
      return null;
    }
    return switch (int32(head, 0)) {
      case 0x49492A00, 0x4D4D002A, 0x49492B00, 0x4D4D002B -> MediaType.TIFF;
      default -> null;
    };
  }

  private static @Nullable MediaType asf(byte[] head, int length) {
    boolean guid =
        length >= 16
            && int32(head, 0) == ASF_GUID_START
            && int64(head, 4) == ASF_GUID_MIDDLE
            && int32(head, 12) == ASF_GUID_END;
    return guid ? MediaType.WMV : null;
  }

  /** A pack header or a sequence header. The bits after a pack's start code tell MPEG-1 from 2. */
  private static @Nullable MediaType mpeg(byte[] head, int length) {
    if (length < 4) {
      return null;
    }
    return switch (int32(head, 0)) {
      case 0x000001B3 -> MediaType.MPEG;
      case 0x000001BA ->
          length < 5 || (head[4] & 0xC0) == 0x40 || (head[4] & 0xF0) == 0x20
              ? MediaType.MPEG
              : null;
      default -> null;
    };
  }

  /** Packets of 188 bytes, or of 192 with a time stamp before each (Blu-ray, AVCHD). */
  private static @Nullable MediaType transportStream(byte[] head, int length) {
    return hasSyncBytes(head, length, 0, 188) || hasSyncBytes(head, length, 4, 192)
        ? MediaType.MPEG_TS
        : null;
  }

  /** One sync byte is a letter of the alphabet; three in step are a stream. */
  private static boolean hasSyncBytes(byte[] head, int length, int first, int step) {
    if (first + 2 * step >= length) {
      return false;
    }
    for (int at = first; at < length && at <= first + 4 * step; at += step) {
      if (head[at] != 0x47) {
        return false;
      }
    }
    return true;
  }

  static int fourCc(String code) {
    return code.charAt(0) << 24 | code.charAt(1) << 16 | code.charAt(2) << 8 | code.charAt(3);
  }

  static int int32(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }

  private static int int32le(byte[] bytes, int at) {
    return Integer.reverseBytes(int32(bytes, at));
  }

  private static long int64(byte[] bytes, int at) {
    return (long) int32(bytes, at) << 32 | int32(bytes, at + 4) & 0xFFFF_FFFFL;
  }
}
