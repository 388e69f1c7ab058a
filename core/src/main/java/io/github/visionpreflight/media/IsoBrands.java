package io.github.visionpreflight.media;

import static io.github.visionpreflight.media.Signatures.fourCc;
import static io.github.visionpreflight.media.Signatures.int32;

import org.jspecify.annotations.Nullable;

/**
 * What an ISO base media file (ISO/IEC 14496-12) is, by the brands of its file type box; and the
 * QuickTime movies that are older than that box.
 *
 * <p>The major brand decides. Where it names only a structure ({@code mif1}, {@code msf1}) or is
 * not known, the first compatible brand that says something does.
 */
final class IsoBrands {
  private static final int FTYP = fourCc("ftyp");
  private static final int BRANDS_AT = 16;

  private IsoBrands() {}

  static @Nullable MediaType typeOf(byte[] head, int length) {
    if (length < 8) {
      return null;
    }
    return int32(head, 4) == FTYP ? byBrands(head, length) : byFirstBox(head, length);
  }

  private static @Nullable MediaType byBrands(byte[] head, int length) {
    int boxLength = int32(head, 0);
    // A length of 0 or 1 would be legal and nobody writes it; below 12 there is no major brand.
    if (length < 12 || boxLength < 12) {
      return null;
    }
    int major = int32(head, 8);
    MediaType type = ofBrand(major);
    if (type != null || isSoundOrRaw(major)) {
      return type;
    }
    return byCompatibleBrands(head, Math.min(length, boxLength));
  }

  /** Pictures first: a HEIF file may also list the brands of the general container. */
  private static @Nullable MediaType byCompatibleBrands(byte[] head, int end) {
    MediaType found = null;
    for (int at = BRANDS_AT; at + 4 <= end; at += 4) {
      MediaType type = ofBrand(int32(head, at));
      if (type != null && type.isImage()) {
        return type;
      }
      if (found == null) {
        found = type;
      }
    }
    // mif1 and msf1 promise pictures, so a video brand beside them does not make a video.
    return isPictureStructure(int32(head, 8)) ? null : found;
  }

  /**
   * The brand {@code hevc} is missing on purpose: it promises an image sequence, which has no
   * picture of its own.
   */
  private static @Nullable MediaType ofBrand(int brand) {
    return switch (brand) {
      case 0x68656963, 0x68656978, 0x6865696D, 0x68656973 -> MediaType.HEIC; // heic heix heim heis
      case 0x61766966, 0x61766973 -> MediaType.AVIF; // avif avis
      case 0x71742020 -> MediaType.QUICKTIME; // "qt  "
      default -> ofBrandFamily(brand);
    };
  }

  private static @Nullable MediaType ofBrandFamily(int brand) {
    if (brand >>> 16 == 0x3367) { // 3g: 3gp4 to 3gp9, 3gs6, 3gr6, 3ge6, 3g2a, …
      return MediaType.THREE_GPP;
    }
    return isMp4(brand) ? MediaType.MP4 : null;
  }

  private static boolean isMp4(int brand) {
    int family = brand >>> 8;
    return family == 0x69736F // isom, iso2 to isoc
        || family == 0x6D7034 // mp41, mp42
        || family == 0x4D3456 // "M4V ", M4VH, M4VP
        || family == 0x636D66 // cmfc, cmf2: CMAF
        || isOtherMp4(brand);
  }

  private static boolean isOtherMp4(int brand) {
    return switch (brand) {
      case 0x61766331, // avc1
          0x68766331, // hvc1
          0x68657631, // hev1
          0x61763031, // av01
          0x64617368, // dash
          0x6D736468, // msdh: a DASH segment
          0x6D736978, // msix: a DASH segment with an index
          0x70696666, // piff
          0x6D6D7034, // mmp4
          0x6D703731, // mp71
          0x66347620, // "f4v "
          0x46345620, // "F4V "
          0x4D534E56, // MSNV
          0x58415643, // XAVC
          0x4E445343, // NDSC
          0x64627931 -> // dby1
          true;
      default -> false;
    };
  }

  /** Brands that also list video or picture brands and are neither. */
  private static boolean isSoundOrRaw(int brand) {
    return switch (brand) {
      case 0x4D344120, // "M4A "
          0x4D344220, // "M4B "
          0x4D345020, // "M4P "
          0x46344120, // "F4A "
          0x46344220, // "F4B "
          0x63727820 -> // "crx ": Canon CR3
          true;
      default -> false;
    };
  }

  private static boolean isPictureStructure(int brand) {
    return switch (brand) {
      case 0x6D696631, 0x6D696632, 0x6D736631, 0x68657663 -> true; // mif1 mif2 msf1 hevc
      default -> false;
    };
  }

  /** A movie without a file type box starts with its movie, its data or some padding. */
  private static @Nullable MediaType byFirstBox(byte[] head, int length) {
    boolean saneLength = int32(head, 0) == 1 || Integer.compareUnsigned(int32(head, 0), 8) >= 0;
    boolean quickTime =
        switch (int32(head, 4)) {
          case 0x6D6F6F76, 0x6D646174 -> saneLength; // moov mdat
          // Ordinary words: only with a length below 16 MiB are they no text.
          case 0x66726565, 0x77696465, 0x736B6970, 0x706E6F74 -> // free wide skip pnot
              saneLength && head[0] == 0 && isFollowedByBox(head, length);
          default -> false;
        };
    return quickTime ? MediaType.QUICKTIME : null;
  }

  /** Where the next box is in reach, its name must be one: letters, digits or spaces. */
  private static boolean isFollowedByBox(byte[] head, int length) {
    int next = int32(head, 0);
    for (int at = next + 4; next > 1 && at < next + 8 && at < length; at++) {
      if (head[at] < ' ' || head[at] > '~') {
        return false;
      }
    }
    return true;
  }
}
