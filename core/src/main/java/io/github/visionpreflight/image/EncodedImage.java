package io.github.visionpreflight.image;

import java.util.List;

/** What a lane made: the bytes, and what a user should know of how they came to be. Immutable. */
public final class EncodedImage {
  private final byte[] bytes;
  private final List<String> notes;

  /**
   * Wraps what a lane made.
   *
   * @param bytes the file; not copied
   * @param notes what is not obvious, for people: {@code first of 12 frames}
   */
  public EncodedImage(byte[] bytes, List<String> notes) {
    this.bytes = bytes;
    this.notes = List.copyOf(notes);
  }

  /** Returns the file; the array itself, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns what is not obvious, for people; may be empty. */
  public List<String> notes() {
    return notes;
  }

  /** Returns the length, never the bytes. */
  @Override
  public String toString() {
    return bytes.length + " bytes " + notes;
  }
}
