package io.github.visionpreflight.content;

import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Text that is a prefix and the base64 of a medium, and exists as a whole only when somebody asks
 * for the string. All of it is ASCII that JSON leaves as it is.
 *
 * @param prefix what stands before the base64: {@code data:image/png;base64,} or nothing
 * @param source the bytes to encode
 * @param size how many bytes the source has, so that a length once announced stays true
 */
record Base64Text(String prefix, MediaSource source, long size) {
  /** A multiple of 3, so that only the end of the last chunk is padded. */
  private static final int CHUNK_BYTES = 48 * 1024;

  /** A channel of the caller's own making could return 0 for ever. */
  private static final int MAX_EMPTY_READS = 1_000;

  /** Returns how many characters, and bytes, the text has. */
  long length() {
    return Math.addExact(prefix.length(), DataUri.base64Length(size));
  }

  /**
   * Writes the text as ASCII, a chunk at a time.
   *
   * @throws MediaException.Io when the source cannot be read, or does not have the length it had
   * @throws IOException when writing fails
   */
  void writeTo(OutputStream out) throws IOException {
    try (Bytes bytes = new Bytes(source, size)) {
      out.write(prefix.getBytes(StandardCharsets.US_ASCII));
      byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, size)];
      byte[] encoded = new byte[(int) DataUri.base64Length(chunk.length)];
      for (long left = size; left > 0; left -= chunk.length) {
        // Only the last chunk is shorter, and only then is it copied.
        chunk = left < chunk.length ? Arrays.copyOf(chunk, (int) left) : chunk;
        bytes.fill(chunk);
        out.write(encoded, 0, Base64.getEncoder().encode(chunk, encoded));
      }
      bytes.checkEnd();
    }
  }

  /**
   * Returns the text as one string.
   *
   * @throws MediaException.Limit when it is longer than a string can be
   * @throws MediaException.Io when the source cannot be read, or does not have the length it had
   */
  String materialized() {
    ExactBytes all = new ExactBytes(length(), source.name());
    try {
      writeTo(all);
    } catch (IOException e) {
      throw new AssertionError("an array takes all that was announced", e);
    }
    return all.asString(StandardCharsets.ISO_8859_1);
  }

  /** Returns what it is, never the text. */
  @Override
  public String toString() {
    return prefix + "… (" + size + " bytes)";
  }

  /** Reads exactly as many bytes as the source had when its length was asked. */
  private static final class Bytes implements AutoCloseable {
    private final MediaSource source;
    private final long size;
    private final SeekableByteChannel channel;

    Bytes(MediaSource source, long size) {
      this.source = source;
      this.size = size;
      this.channel = source.open();
    }

    void fill(byte[] chunk) {
      ByteBuffer rest = ByteBuffer.wrap(chunk);
      for (int empty = 0; rest.hasRemaining(); ) {
        int n = read(rest);
        empty = n == 0 ? empty + 1 : 0;
        if (n < 0 || empty > MAX_EMPTY_READS) {
          throw changed("it ended early");
        }
      }
    }

    /** The length was announced, in a header or in a plan: more bytes would make it a lie. */
    void checkEnd() {
      if (read(ByteBuffer.allocate(1)) > 0) {
        throw changed("it has more");
      }
    }

    private int read(ByteBuffer into) {
      try {
        return channel.read(into);
      } catch (IOException e) {
        throw MediaException.ofRead(source + ": read failed", e);
      }
    }

    private MediaException.Io changed(String how) {
      return new MediaException.Io(source + ": expected " + size + " bytes, " + how, null);
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new MediaException.Io(source + ": cannot be closed: " + e.getMessage(), e);
      }
    }
  }
}
