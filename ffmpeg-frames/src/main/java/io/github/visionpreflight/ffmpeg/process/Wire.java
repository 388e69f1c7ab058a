package io.github.visionpreflight.ffmpeg.process;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Messages over two pipes: one byte for the kind, four for the length, the payload. Whoever
 * receives says how long a message may be. Used by one thread at a time.
 */
public final class Wire {
  private static final int HEADER_BYTES = 1 + Integer.BYTES;

  /** A JVM that dies of a signal says so on its standard output, whatever its flags. */
  private static final int CRASH_REPORT = '#';

  private final InputStream in;
  private final OutputStream out;

  /** Creates a wire; the streams need no buffer. */
  public Wire(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Writes the fields of a message. */
  @FunctionalInterface
  public interface Fields {
    /** Writes them in order. */
    void writeTo(DataOutputStream out) throws IOException;
  }

  /** Sends a message that has no fields. */
  public void send(Kind kind) throws IOException {
    send(kind, out -> {});
  }

  /** Sends a message. */
  public void send(Kind kind, Fields fields) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream(64);
    message.write(new byte[HEADER_BYTES]);
    fields.writeTo(new DataOutputStream(message));
    byte[] bytes = message.toByteArray();
    putHeader(bytes, kind, bytes.length - HEADER_BYTES);
    out.write(bytes);
    out.flush();
  }

  /** Sends a message made of the first bytes of an array. */
  void send(Kind kind, byte[] payload, int length) throws IOException {
    byte[] header = new byte[HEADER_BYTES];
    putHeader(header, kind, length);
    out.write(header);
    out.write(payload, 0, length);
    out.flush();
  }

  private static void putHeader(byte[] message, Kind kind, int length) {
    ByteBuffer.wrap(message).put(kind.number()).putInt(length);
  }

  /**
   * Returns the next message; memory is taken as bytes arrive, not as the length says.
   *
   * @param mostBytes how long its payload may be
   * @throws WireException when it is longer, or of no known kind
   * @throws EOFException when the other side is gone, or says that it is dying
   */
  public Message receive(int mostBytes) throws IOException {
    byte[] header = in.readNBytes(HEADER_BYTES);
    if (header.length < HEADER_BYTES) {
      throw new EOFException("the other side is gone");
    }
    Kind kind = kind(header[0] & 0xFF);
    int length = ByteBuffer.wrap(header).getInt(1);
    if (length < 0 || length > mostBytes) {
      throw new WireException(kind + ": expected at most " + mostBytes + " bytes, got " + length);
    }
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException("the other side is gone");
    }
    return new Message(kind, payload);
  }

  private static Kind kind(int number) throws IOException {
    if (number == CRASH_REPORT) {
      throw new EOFException("a crash report in place of a message");
    }
    return Kind.numbered(number).orElseThrow(() -> new WireException("message of kind " + number));
  }
}
