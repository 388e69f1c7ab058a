package io.github.visionpreflight.content;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON (RFC 8259) of maps, lists, strings, numbers, booleans and {@link Base64Text}:
 * compact, keys in the map's order, UTF-8. Escapes what the grammar wants escaped, and lone
 * surrogates, which UTF-8 cannot carry. Reads nothing.
 */
final class Json {
  /** Past this many digits a number is shorter, and no less right, with an exponent. */
  private static final int MAX_PLAIN_SCALE = 40;

  private static final int BUFFER_BYTES = 8 * 1024;
  private static final String HEX = "0123456789abcdef";

  private final JsonSink sink;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;

  private Json(JsonSink sink) {
    this.sink = sink;
  }

  /** Writes the value; flushes nothing and closes nothing. */
  static void write(Object value, OutputStream out) throws IOException {
    new Json(new JsonSink.Stream(out)).all(value);
  }

  /** Returns how many bytes {@link #write} writes; reads no medium. */
  static long length(Object value) {
    JsonSink.Count count = new JsonSink.Count();
    try {
      new Json(count).all(value);
    } catch (IOException e) {
      throw new AssertionError("counting writes nothing", e);
    }
    return count.count();
  }

  /** Returns the same as a string. */
  static String toString(Object value, String name) {
    ExactBytes all = new ExactBytes(length(value), name);
    try {
      write(value, all);
    } catch (IOException e) {
      throw new AssertionError("an array takes all that was counted", e);
    }
    return all.asString(StandardCharsets.UTF_8);
  }

  /**
   * Returns the number as JSON, with the digits that it was given.
   *
   * @throws IllegalArgumentException when it is not finite, or of a type that is not a plain number
   */
  static String number(Number value) {
    if (value instanceof Double || value instanceof Float) {
      if (!Double.isFinite(value.doubleValue())) {
        throw new IllegalArgumentException("number: expected a finite one, got " + value);
      }
      return plain(new BigDecimal(value.toString()));
    }
    if (value instanceof BigDecimal decimal) {
      return plain(decimal);
    }
    if (isWhole(value)) {
      return value.toString();
    }
    throw new IllegalArgumentException("number: cannot be written: " + value.getClass().getName());
  }

  private static boolean isWhole(Number value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger;
  }

  private static String plain(BigDecimal value) {
    return Math.abs(value.scale()) <= MAX_PLAIN_SCALE ? value.toPlainString() : value.toString();
  }

  private void all(Object value) throws IOException {
    value(value);
    flush();
  }

  private void value(Object value) throws IOException {
    if (value instanceof String string) {
      string(string);
    } else if (value instanceof Base64Text text) {
      base64(text);
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Collection<?> list) {
      array(list);
    } else if (value instanceof Number number) {
      ascii(number(number));
    } else if (value instanceof Boolean) {
      ascii(value.toString());
    } else {
      throw new IllegalArgumentException("JSON: cannot be written: " + value.getClass().getName());
    }
  }

  private void object(Map<?, ?> map) throws IOException {
    put('{');
    for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<?, ?> entry = i.next();
      string((String) entry.getKey());
      put(':');
      value(entry.getValue());
      separate(i);
    }
    put('}');
  }

  private void array(Collection<?> list) throws IOException {
    put('[');
    for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
      value(i.next());
      separate(i);
    }
    put(']');
  }

  private void separate(Iterator<?> i) throws IOException {
    if (i.hasNext()) {
      put(',');
    }
  }

  private void base64(Base64Text text) throws IOException {
    put('"');
    flush();
    sink.base64(text);
    put('"');
  }

  private void string(String text) throws IOException {
    put('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        fourBytes(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        character(c);
      }
    }
    put('"');
  }

  private void character(char c) throws IOException {
    if (c < 0x20 || c == '"' || c == '\\') {
      escaped(c);
    } else if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | c >> 6);
      put(0x80 | c & 0x3F);
    } else if (Character.isSurrogate(c)) {
      hex(c);
    } else {
      put(0xE0 | c >> 12);
      put(0x80 | c >> 6 & 0x3F);
      put(0x80 | c & 0x3F);
    }
  }

  private void fourBytes(int codePoint) throws IOException {
    put(0xF0 | codePoint >> 18);
    put(0x80 | codePoint >> 12 & 0x3F);
    put(0x80 | codePoint >> 6 & 0x3F);
    put(0x80 | codePoint & 0x3F);
  }

  private void escaped(char c) throws IOException {
    switch (c) {
      case '"' -> ascii("\\\"");
      case '\\' -> ascii("\\\\");
      case '\b' -> ascii("\\b");
      case '\f' -> ascii("\\f");
      case '\n' -> ascii("\\n");
      case '\r' -> ascii("\\r");
      case '\t' -> ascii("\\t");
      default -> hex(c);
    }
  }

  private void hex(char c) throws IOException {
    ascii("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      put(HEX.charAt(c >> shift & 0xF));
    }
  }

  private void ascii(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  private void put(int b) throws IOException {
    if (filled == buffer.length) {
      flush();
    }
    buffer[filled++] = (byte) b;
  }

  private void flush() throws IOException {
    sink.utf8(buffer, 0, filled);
    filled = 0;
  }
}
