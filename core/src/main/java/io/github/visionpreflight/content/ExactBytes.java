package io.github.visionpreflight.content;

import io.github.visionpreflight.media.MediaException;
import java.io.OutputStream;
import java.nio.charset.Charset;

/** Collects bytes whose number is known, so that none is ever moved to a larger array. */
final class ExactBytes extends OutputStream {
  private final byte[] bytes;
  private final String name;
  private int at;

  /**
   * Makes room for all.
   *
   * @throws MediaException.Limit when no array or string holds so many, or there is no memory
   */
  ExactBytes(long length, String name) {
    if (length > Integer.MAX_VALUE - 8) {
      throw new MediaException.Limit(
          name
              + ": "
              + length
              + " characters are more than a string holds; write them to a stream");
    }
    this.name = name;
    try {
      bytes = new byte[(int) length];
    } catch (OutOfMemoryError e) {
      throw shortage(length, e);
    }
  }

  @Override
  public void write(int b) {
    bytes[at++] = (byte) b;
  }

  @Override
  public void write(byte[] b, int off, int len) {
    System.arraycopy(b, off, bytes, at, len);
    at += len;
  }

  String asString(Charset charset) {
    try {
      return new String(bytes, 0, at, charset);
    } catch (OutOfMemoryError e) {
      throw shortage(at, e);
    }
  }

  private MediaException shortage(long length, OutOfMemoryError e) {
    return MediaException.ofShortage(name + ": " + length + " characters", e);
  }
}
