package io.github.visionpreflight.content;

import static io.github.visionpreflight.content.WireForms.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void everyCharacterComesBackFromAForeignParser() throws IOException {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      assertComesBack("a" + (char) c + "b");
    }
  }

  @Test
  void randomTextWithPairsAndLoneSurrogatesComesBack() throws IOException {
    SplittableRandom random = new SplittableRandom(20260701);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(
            (char)
                (random.nextInt(4) == 0 ? 0xD7F0 + random.nextInt(0x820) : random.nextInt(0x300)));
      }
      assertComesBack(text.toString());
    }
  }

  private static void assertComesBack(String text) throws IOException {
    String json = Json.toString(text, "text");
    assertThat(parsed(json).asText()).isEqualTo(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Json.write(text, out);
    assertThat(strictUtf8(out.toByteArray())).isEqualTo(json);
    assertThat(Json.length(text)).isEqualTo(out.size());
  }

  private static String strictUtf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  @Test
  void controlCharactersQuotesAndBackslashesAreEscaped() {
    assertThat(Json.toString("\u0000\b\t\n\u000b\f\r\u001f\"\\/\u007f", "text"))
        .isEqualTo("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\u007f\"");
  }

  @Test
  void loneSurrogatesAreEscapedAndPairsAreNot() {
    assertThat(Json.toString("\ud83d\ude00 \ud83d \ude00", "text"))
        .isEqualTo("\"\ud83d\ude00 \\ud83d \\ude00\"");
  }

  // Surefire runs with the locale tr-TR, where upper case of i is İ.
  @Test
  void turkishTextAndLocaleChangeNothing() {
    assertThat(java.util.Locale.getDefault().getLanguage()).isEqualTo("tr");
    assertThat(Json.toString(Map.of("title", "IİıiĞğŞş"), "text"))
        .isEqualTo("{\"title\":\"IİıiĞğŞş\"}");
    assertThat(Dialect.named("openai_chat").id()).isEqualTo("openai_chat");
    assertThat(Json.toString(1234567.5, "number")).isEqualTo("1234567.5");
  }

  @Test
  void textLongerThanAnyBufferIsCountedToTheByte() throws IOException {
    String text = "ışık\n\ud83d\ude00".repeat(10_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Json.write(List.of(text, text), out);
    assertThat(parsed(out.toString(StandardCharsets.UTF_8)).get(1).asText()).isEqualTo(text);
    assertThat(Json.length(List.of(text, text))).isEqualTo(out.size());
  }

  @Test
  void numbersKeepTheirDigits() {
    List<Number> numbers =
        List.of(
            7,
            -7L,
            (short) 7,
            (byte) 7,
            new BigInteger("123456789012345678901234567890"),
            0.1,
            1e22,
            0.30f,
            new BigDecimal("0.600"),
            new BigDecimal("1E+3"));
    assertThat(Json.toString(numbers, "numbers"))
        .isEqualTo(
            "[7,-7,7,7,123456789012345678901234567890,0.1,10000000000000000000000,0.3,0.600,1000]");
  }

  @Test
  void aNumberOfABillionDigitsIsWrittenWithAnExponent() {
    assertThat(Json.number(new BigDecimal("1E+999999999"))).isEqualTo("1E+999999999");
    assertThat(Json.number(new BigDecimal("1E-999999999"))).isEqualTo("1E-999999999");
    assertThat(parsed(Json.number(Double.MAX_VALUE)).doubleValue()).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void whatHasNoPlaceInJsonIsRefused() {
    for (Object value :
        List.of(Double.NaN, Float.NEGATIVE_INFINITY, new AtomicInteger(1), 'c', new int[1])) {
      assertThatThrownBy(() -> JsonValues.checked(List.of(value)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> JsonValues.checked(Map.of(1, "one")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON: expected names that are strings, got 1");
  }

  @Test
  void aTreeThatHoldsItselfIsRefused() {
    List<Object> endless = new java.util.ArrayList<>();
    endless.add(endless);
    assertThatThrownBy(() -> JsonValues.checked(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON: expected at most 100 levels");
  }
}
