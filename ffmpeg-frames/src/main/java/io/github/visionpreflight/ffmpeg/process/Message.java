package io.github.visionpreflight.ffmpeg.process;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/** One message that came in. Its fields are read in order; reading past the end is an error. */
public final class Message {
  private final Kind kind;
  private final DataInputStream fields;

  Message(Kind kind, byte[] payload) {
    this.kind = kind;
    this.fields = new DataInputStream(new ByteArrayInputStream(payload));
  }

  /** Returns what it says. */
  public Kind kind() {
    return kind;
  }

  /** Returns what is still to be read. */
  public DataInputStream fields() {
    return fields;
  }

  /**
   * Returns all bytes that are left.
   *
   * @throws IOException never, for they are in memory
   */
  public byte[] rest() throws IOException {
    return fields.readAllBytes();
  }

  /**
   * Says that everything was read.
   *
   * @throws WireException when something is left
   */
  public void end() throws IOException {
    if (fields.available() > 0) {
      throw new WireException(kind + ": " + fields.available() + " bytes too many");
    }
  }
}
