package io.github.visionpreflight.datauri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataUriTest {
  private static final ReadLimits LIMITS = ReadLimits.defaults();

  private static DataUri parse(String text) {
    return DataUri.parse(text, LIMITS);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 100, 12_287, 12_288, 12_289, 24_576, 100_000})
  void encodingIsThatOfTheJdk(int length) {
    byte[] bytes = bytes(length);
    String expected = "data:image/webp;base64," + Base64.getEncoder().encodeToString(bytes);
    assertThat(DataUri.encode(MediaType.WEBP, bytes)).isEqualTo(expected);
    assertThat(DataUri.encodedLength(MediaType.WEBP, length)).isEqualTo(expected.length());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataUri.encodeTo(MediaType.WEBP, bytes, out);
    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(expected);
  }

  @Test
  void aStreamThatItselfEncodesDisturbsNothing() {
    byte[] bytes = bytes(20_000);
    ByteArrayOutputStream outer = new ByteArrayOutputStream();
    OutputStream encodingOthers =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new AssertionError("one by one");
          }

          @Override
          public void write(byte[] part, int from, int count) {
            DataUri.encodeTo(MediaType.GIF, bytes(7_000), OutputStream.nullOutputStream());
            outer.write(part, from, count);
          }
        };
    DataUri.encodeTo(MediaType.PNG, bytes, encodingOthers);
    assertThat(outer.toString(StandardCharsets.US_ASCII))
        .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 1000, 65_536})
  void whatWasEncodedIsReadBack(int length) {
    byte[] bytes = bytes(length);
    DataUri uri = parse(DataUri.encode(MediaType.PNG, bytes));
    assertThat(uri.bytes()).isEqualTo(bytes);
    assertThat(uri.declaredType()).contains(MediaType.PNG);
    assertThat(uri.source().readAll(LIMITS)).isEqualTo(bytes);
  }

  /** Rows of the WHATWG Fetch rules for data URLs and forgiving base64. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:image/png;base64,AAEC",
        "DATA:image/png;base64,AAEC",
        "data:IMAGE/PNG;BASE64,AAEC",
        "data:image/png; base64,AAEC",
        "data:image/png;name=x;base64,AAEC",
        "data:;base64,AAEC",
        "  data:image/png;base64,AAEC\n",
        "data:image/png;base64,AA EC",
        "data:image/png;base64,AA\r\nEC",
        "data:image/png;base64,%41%41EC",
        "data:image/png,%00%01%02",
        "data:,%00%01%02",
        "data:image/png;base64;x=y,%00%01%02",
        "data:image/png;name=\uD83D\uDE00;base64,AAEC",
        "data:image/png;name=\u0141;base64,AAEC"
      })
  void everySpellingHoldsTheSameThreeBytes(String text) {
    assertThat(parse(text).bytes()).containsExactly(0, 1, 2);
  }

  @Test
  void surrogatePairInTheDataIsMalformed() {
    assertThatThrownBy(() -> parse("data:image/png;base64,AAEC\uD83D\uDE00AAE"))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("(offset 26)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AA==", "AA", "AA%3D%3D", "AA = ="})
  void paddingMayBeLeftOut(String data) {
    assertThat(parse("data:;base64," + data).bytes()).containsExactly(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image/png;base64,AAEC | scheme | 0",
        "data | scheme | 0",
        "data: | header | 5",
        "data:image/png;base64 | header | 5",
        "data:, | data | 6",
        "data:;base64, | data | 13",
        "data:;base64,AA!C | another character | 15",
        "data:;base64,A | 4n+1 | 13",
        "data:;base64,AAECA | 4n+1 | 13",
        "data:;base64,AA==AAEC | padding at the end only | 15",
        "data:;base64,AA= | padding that completes | 15",
        "data:;base64,AA_- | another character | 15",
        "data:;base64,AAE\u00C9 | another character | 16",
        "data:;base64,AAE\u0141 | another character | 16",
        "data:;base64,data:image/png;base64,AAEC | another character | 17",
        "data:;base64,AA%4 | percent escape | 15",
        "data:;base64,AA%GG | percent escape | 15",
        "data:,a%2 | percent escape | 7",
        "data:,\u00E9 | another character | 6"
      })
  void faultIsNamedWithItsOffset(String text, String words, int offset) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining(words)
        .hasMessageEndingWith("(offset " + offset + ")");
  }

  @Test
  void noCharacterIsEverDropped() {
    for (char c = 0; c < 0x180; c++) {
      String data = "AAE" + c + "AAEC";
      boolean alphabet = (c + "").matches("[A-Za-z0-9+/]");
      boolean space = " \t\n\r\f".indexOf(c) >= 0;
      if (!alphabet && !space) {
        assertThatThrownBy(() -> parse("data:;base64," + data))
            .as("character " + (int) c)
            .isInstanceOf(MediaException.Malformed.class);
      }
    }
  }

  @Test
  void lengthIsLimitedBeforeDecoding() {
    ReadLimits hundred = LIMITS.toBuilder().maxBytes(100).build();
    String fits = DataUri.encode(MediaType.PNG, bytes(99));
    String tooLong = DataUri.encode(MediaType.PNG, bytes(103));
    assertThat(DataUri.parse(fits, hundred).bytes()).hasSize(99);
    for (String text :
        new String[] {tooLong, tooLong.replace(",", ", "), "data:," + "x".repeat(101)}) {
      assertThatThrownBy(() -> DataUri.parse(text, hundred))
          .isInstanceOf(MediaException.Limit.class)
          .hasMessageContaining("at most 100 bytes");
    }
  }

  @Test
  void whiteSpaceDoesNotCountAgainstTheLimit() {
    ReadLimits three = LIMITS.toBuilder().maxBytes(3).build();
    assertThat(DataUri.parse("data:;base64," + " ".repeat(1000) + "AAEC", three).bytes())
        .hasSize(3);
  }

  @Test
  void claimIsComparedWithTheBytes() {
    DataUri uri = parse(DataUri.encode(MediaType.PNG, Samples.photo(8, 8)));
    MediaType actual = MediaType.of(uri.source());
    assertThat(uri.mismatch(actual)).contains("declared image/png, bytes are image/jpeg");
    assertThat(uri.mismatch(MediaType.PNG)).isEmpty();
    assertThatThrownBy(() -> uri.verify(actual))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessage("data URI: declared image/png, bytes are image/jpeg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:;base64,AAEC",
        "data:text/plain;base64,AAEC",
        "data:image/png\r\nX: y;base64,AAEC",
        "data:nonsense;base64,AAEC"
      })
  void unknownClaimIsNone(String text) {
    assertThat(parse(text).declaredType()).isEmpty();
    parse(text).verify(MediaType.PNG);
  }

  @Test
  void textHoldsNoData() {
    assertThat(parse("data:image/gif;base64,AAEC"))
        .hasToString("data URI, declared image/gif, 3 bytes");
    assertThatThrownBy(() -> parse("data:image/secret;base64,SECRET!"))
        .hasMessageNotContaining("SECRET")
        .hasMessageNotContaining("secret");
  }

  @Test
  void millionsOfParametersTakeOnePass() {
    String many = "data:image/png" + ";".repeat(8_000_000) + ";base64,AAEC";
    assertThat(parse(many).bytes()).hasSize(3);
    String mime = "data:" + "x".repeat(8_000_000) + ";base64,AAEC";
    assertThat(parse(mime).declaredType()).isEmpty();
  }

  @Test
  void failingStreamIsAnIoError() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    assertThatThrownBy(() -> DataUri.encodeTo(MediaType.PNG, bytes(10), full))
        .isInstanceOf(MediaException.Io.class)
        .hasMessageContaining("disk full");
  }

  @Test
  void negativeLengthIsTheCallersMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> DataUri.encodedLength(MediaType.PNG, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> DataUri.base64Length(-1));
    assertThat(DataUri.encodedLength(MediaType.PNG, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(DataUri.encodedLength(MediaType.PNG, Long.MAX_VALUE / 4 * 3))
        .isEqualTo(Long.MAX_VALUE);
  }
}
