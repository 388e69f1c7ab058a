package io.github.visionpreflight.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Compares our forms with the examples of a provider's page, read by a foreign parser. */
final class WireForms {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  private WireForms() {}

  static JsonNode parsed(String json) {
    try {
      return JACKSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  /** The map, the string and the stream all say what the page shows, in the page's order. */
  static void assertSays(WirePart part, String pageExample) throws IOException {
    String expected = parsed(pageExample).toString();
    assertThat(JACKSON.writeValueAsString(part.toMap())).isEqualTo(expected);
    assertThat(part.toJson()).isEqualTo(expected);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    part.writeJson(out);
    assertThat(out.toByteArray())
        .asString(java.nio.charset.StandardCharsets.UTF_8)
        .isEqualTo(expected);
    assertThat(part.jsonLength()).isEqualTo(out.size());
    assertPlain(part.toMap());
  }

  static void assertSays(RequestBody body, String pageExample) throws IOException {
    String expected = parsed(pageExample).toString();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body.writeTo(out);
    assertThat(out.toByteArray())
        .asString(java.nio.charset.StandardCharsets.UTF_8)
        .isEqualTo(expected);
    assertThat(body.toJson()).isEqualTo(expected);
    assertThat(JACKSON.writeValueAsString(body.toMap())).isEqualTo(expected);
    assertThat(body.length()).isEqualTo(out.size());
    assertPlain(body.toMap());
  }

  private static void assertPlain(Object value) {
    if (value instanceof Map<?, ?> map) {
      assertThat(map.keySet()).allMatch(key -> key instanceof String);
      map.values().forEach(WireForms::assertPlain);
    } else if (value instanceof List<?> list) {
      list.forEach(WireForms::assertPlain);
    } else {
      assertThat(value).isInstanceOfAny(String.class, Number.class, Boolean.class);
    }
  }
}
