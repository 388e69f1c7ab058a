package io.github.visionpreflight.clients;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value into maps, lists, strings, numbers and booleans. A null in an object is as
 * if the field were not there. Size and depth are bounded.
 */
final class JsonReader {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_STRING_CHARACTERS = 8_000_000;
  private static final int MAX_NUMBER_CHARACTERS = 100;

  // The message of an error must not quote the text: it may hold what the host was sent.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_STRING_CHARACTERS)
                  .maxNumberLength(MAX_NUMBER_CHARACTERS)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * Reads an object.
   *
   * @throws IOException when it is no JSON, no object, or something follows it
   */
  static JsonObject object(byte[] utf8) throws IOException {
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      return object(parser);
    }
  }

  /**
   * Reads an object.
   *
   * @throws IOException when it is no JSON, no object, or something follows it
   */
  static JsonObject object(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return object(parser);
    }
  }

  private static JsonObject object(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("expected a JSON object, got " + parser.currentToken());
    }
    Map<String, Object> fields = fields(parser);
    if (parser.nextToken() != null) {
      throw new IOException("expected the end after a JSON object, got " + parser.currentToken());
    }
    return new JsonObject(fields);
  }

  private static Map<String, Object> fields(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(parser);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  private static List<Object> items(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(parser);
      if (value != null) {
        items.add(value);
      }
    }
    return items;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("unexpected " + parser.currentToken());
    };
  }

  /** An exponent past all bounds is no broken answer, only a number of no use to anybody. */
  private static Object decimal(JsonParser parser) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException e) {
      return parser.getText();
    }
  }
}
