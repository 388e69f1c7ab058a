package io.github.visionpreflight.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.testing.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeDetectTest {
  private static final String ASF_HEADER_GUID = "3026B2758E66CF11 A6D900AA0062CE6C";

  @ParameterizedTest
  @CsvSource({
    "JPEG, FFD8FFE0 00104A464946",
    "JPEG, FFD8FFDB",
    "JPEG, FFD8",
    "PNG, 89504E470D0A1A0A",
    "GIF, 474946383761",
    "GIF, 474946383961",
    "WEBP, 52494646 24000000 57454250",
    "AVI, 52494646 24000000 41564920",
    "TIFF, 49492A00 08000000",
    "TIFF, 4D4D002A 00000008",
    "TIFF, 49492B00 08000000",
    "TIFF, 4D4D002B 00080000",
    "FLV, 464C5601 05",
    "WMV, " + ASF_HEADER_GUID,
    "MPEG, 000001BA 44",
    "MPEG, 000001BA 21",
    "MPEG, 000001B3 1400F0",
    // a bitmap by its header length, and one by its zero reserved field
    "BMP, 424D 46000000 01020304 36000000 28000000",
    "BMP, 424D 46000000 00000000 36000000 FFFFFFFF",
    "BMP, 424D 46000000 00000000"
  })
  void signatureShowsType(MediaType type, String hex) {
    assertThat(detect(Bytes.ofHex(hex))).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "HEIC, heic, mif1",
    "HEIC, heix, mif1",
    "HEIC, heim, mif1",
    "HEIC, mif1, heic",
    "HEIC, mif1, miaf heic",
    "HEIC, hevc, msf1 heic",
    "AVIF, avif, mif1",
    "AVIF, avis, msf1",
    "AVIF, mif1, miaf avif",
    "AVIF, msf1, avis",
    "QUICKTIME, qt__, qt__",
    "THREE_GPP, 3gp4, isom",
    "THREE_GPP, 3g2a, isom",
    "MP4, isom, iso2 avc1 mp41",
    "MP4, iso6, dash",
    "MP4, mp41, mp41",
    "MP4, mp42, isom",
    "MP4, avc1, isom",
    "MP4, dash, iso6",
    "MP4, M4V_, M4A_ mp42 isom",
    "MP4, MSNV, MSNV",
    "MP4, cmfc, iso6",
    "MP4, isom, 3gp4",
    "MP4, zzzz, isom"
  })
  void brandsShowType(MediaType type, String major, String compatible) {
    assertThat(detect(fileTypeBox(major, compatible))).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    // a sequence of HEVC pictures, none of which is the primary one
    "msf1, msf1 hevc",
    "mif1, mif1 miaf",
    "mif1, mif1 isom",
    // sound and camera raw, though they list video brands too
    "M4A_, M4A_ mp42 isom",
    "crx_, crx_ isom",
    "zzzz, yyyy"
  })
  void brandsOfOtherMediaShowNoType(String major, String compatible) {
    assertThat(detects(fileTypeBox(major, compatible))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "00000020, moov",
    "00000008, wide",
    "00000001, mdat",
    "00100000, mdat",
    "00000008, free",
    "00000010, skip",
    "0000000A, pnot"
  })
  void movieWithoutFileTypeBoxIsQuickTime(String length, String firstBox) {
    assertThat(detect(new Bytes().hex(length).ascii(firstBox).zeros(0).toArray()))
        .isEqualTo(MediaType.QUICKTIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"The free encyclopedia", "may skip a line", "xxx\u0000wideband"})
  void ordinaryWordsAreNoMovie(String text) {
    assertThat(detects(text.getBytes(StandardCharsets.US_ASCII))).isFalse();
  }

  @Test
  void boxNameBehindPaddingMustBeReadable() {
    Bytes padding = new Bytes().be32(8).ascii("free").be32(8);
    assertThat(detects(padding.hex("00000000").toArray())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "WEBM, 1A45DFA3 9F 4286 81 01 4282 84 7765626D",
    "WEBM, 1A45DFA3 01000000000000 14 4282 86 7765626D0000",
    "MATROSKA, 1A45DFA3 93 4282 88 6D6174726F736B61 4287 81 02",
    "MATROSKA, 1A45DFA3 A3 4286 81 01 42F7 81 01 4282 88 6D6174726F736B61",
    // cut before its document type
    "MATROSKA, 1A45DFA3",
    "MATROSKA, 1A45DFA3 93 4282",
    // an unknown length
    "WEBM, 1A45DFA3 FF 4282 84 7765626D"
  })
  void documentTypeTellsWebmFromMatroska(MediaType type, String hex) {
    assertThat(detect(Bytes.ofHex(hex))).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1A45DFA3 8B 4282 88 6D6174726F736B62",
        "1A45DFA3 88 4282 85 7765626D58",
        "1A45DFA3 85 4282 82 7765"
      })
  void otherDocumentTypeShowsNoType(String hex) {
    assertThat(detects(Bytes.ofHex(hex))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 188, 3", "0, 188, 8", "4, 192, 3", "4, 192, 8"})
  void packetsInStepAreTransportStream(int first, int step, int packets) {
    assertThat(detect(packets(first, step, packets))).isEqualTo(MediaType.MPEG_TS);
  }

  @Test
  void syncBytesOutOfStepAreNoTransportStream() {
    byte[] bytes = packets(0, 188, 4);
    bytes[188] = 0;
    assertThat(detects(bytes)).isFalse();
  }

  @Test
  void twoSyncBytesAreNoTransportStream() {
    assertThat(detects(packets(0, 188, 2))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FF",
        "00",
        "FFD80D",
        "FFFFFFFFFF",
        "89504E470A0A1A0A00",
        "474946383861",
        "474946383962",
        "52494646 24000000 57415645",
        "52494646 24000000",
        "49494A00",
        "4D4D2A00",
        "464C5602",
        "000001BA FF",
        "000001B0",
        "3026B2758E66CF11 A6D900AA0062CE6D",
        "0000000A 66747970 69736F6D",
        "00000018 66747970"
      })
  void nearMissesShowNoType(String hex) {
    assertThat(detects(Bytes.ofHex(hex))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BM is how this text starts, all of it", "BMW", "GIF89", "RIFF of guitars"})
  void textShowsNoType(String text) {
    assertThat(detects(text.getBytes(StandardCharsets.US_ASCII))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeHasSignature(MediaType type) {
    assertThat(detect(signatureOf(type))).isEqualTo(type);
  }

  @ParameterizedTest
  @EnumSource
  void everyCutOfSignatureIsThatTypeOrNone(MediaType type) {
    byte[] whole = signatureOf(type);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (detects(cut) && detect(cut) != MediaType.MATROSKA) {
        assertThat(detect(cut)).as("%d bytes", length).isEqualTo(type);
      }
    }
  }

  @Test
  void bytesBehindLengthAreNotLookedAt() {
    byte[] png = Bytes.ofHex("89504E470D0A1A0A");
    assertThat(MediaType.detect(png, 7)).isEmpty();
  }

  @Test
  void brandBehindHeadIsNotFound() {
    String brands = "zzzz ".repeat(MediaType.HEAD_BYTES / 4) + "isom";
    assertThat(detects(fileTypeBox("zzzz", brands))).isFalse();
  }

  @Test
  void lengthPastArrayIsCallersMistake() {
    assertThatThrownBy(() -> MediaType.detect(new byte[3], 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static byte[] signatureOf(MediaType type) {
    return switch (type) {
      case JPEG -> Bytes.ofHex("FFD8FFE0");
      case PNG -> Bytes.ofHex("89504E470D0A1A0A");
      case GIF -> Bytes.ofHex("474946383961");
      case WEBP -> Bytes.ofHex("5249464624000000 57454250");
      case BMP -> Bytes.ofHex("424D4600000000000000 3600000028000000");
      case TIFF -> Bytes.ofHex("49492A00");
      case HEIC -> fileTypeBox("heic", "mif1");
      case AVIF -> fileTypeBox("avif", "mif1");
      case MP4 -> fileTypeBox("isom", "mp41");
      case QUICKTIME -> fileTypeBox("qt__", "qt__");
      case WEBM -> Bytes.ofHex("1A45DFA3 87 4282 84 7765626D");
      case MATROSKA -> Bytes.ofHex("1A45DFA3 8B 4282 88 6D6174726F736B61");
      case AVI -> Bytes.ofHex("5249464624000000 41564920");
      case FLV -> Bytes.ofHex("464C5601");
      case WMV -> Bytes.ofHex(ASF_HEADER_GUID);
      case THREE_GPP -> fileTypeBox("3gp5", "3gp4");
      case MPEG -> Bytes.ofHex("000001BA44");
      case MPEG_TS -> packets(0, 188, 5);
    };
  }

  /** Underscores stand for the blanks of short brands. */
  private static byte[] fileTypeBox(String major, String compatible) {
    Bytes content = new Bytes().ascii(major.replace('_', ' ')).be32(0);
    for (String brand : compatible.split(" ", -1)) {
      content.ascii(brand.replace('_', ' '));
    }
    return new Bytes().box("ftyp", content).toArray();
  }

  private static byte[] packets(int first, int step, int count) {
    byte[] bytes = new byte[first + step * (count - 1) + 1];
    for (int i = 0; i < count; i++) {
      bytes[first + step * i] = 0x47;
    }
    return bytes;
  }

  private static boolean detects(byte[] bytes) {
    return MediaType.detect(bytes, bytes.length).isPresent();
  }

  private static MediaType detect(byte[] bytes) {
    return MediaType.detect(bytes, bytes.length).orElseThrow();
  }
}
