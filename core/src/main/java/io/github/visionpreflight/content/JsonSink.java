package io.github.visionpreflight.content;

import java.io.IOException;
import java.io.OutputStream;

/** Where JSON goes: to a stream, or into a count that reads no medium. */
interface JsonSink {
  /** Takes bytes of UTF-8. */
  void utf8(byte[] bytes, int offset, int length) throws IOException;

  /** Takes text that is never built as a whole. */
  void base64(Base64Text text) throws IOException;

  /** Writes to a stream. */
  record Stream(OutputStream out) implements JsonSink {
    @Override
    public void utf8(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void base64(Base64Text text) throws IOException {
      text.writeTo(out);
    }
  }

  /** Counts. */
  final class Count implements JsonSink {
    private long count;

    long count() {
      return count;
    }

    @Override
    public void utf8(byte[] bytes, int offset, int length) {
      count += length;
    }

    @Override
    public void base64(Base64Text text) {
      count = Math.addExact(count, text.length());
    }
  }
}
