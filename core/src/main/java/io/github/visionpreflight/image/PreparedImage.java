package io.github.visionpreflight.image;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.WholeFile;
import io.github.visionpreflight.probe.Dimensions;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** A picture that fits, ready to send. Immutable and safe to share. */
public final class PreparedImage {
  /** What was done to the picture. */
  public enum Action {
    /** Nothing: these are the very bytes that came in. */
    PASSED_THROUGH,
    /** Encoded anew at the size it had. */
    CONVERTED,
    /** Encoded anew at a smaller size. */
    RESIZED
  }

  private final byte[] bytes;
  private final MediaType type;
  private final Dimensions size;
  private final Action action;
  private final String lane;
  private final OptionalInt quality;
  private final List<String> notes;

  PreparedImage(
      byte[] bytes,
      MediaType type,
      Dimensions size,
      Action action,
      String lane,
      OptionalInt quality,
      List<String> notes) {
    this.bytes = bytes;
    this.type = type;
    this.size = size;
    this.action = action;
    this.lane = lane;
    this.quality = quality;
    this.notes = List.copyOf(notes);
  }

  /**
   * Returns the file. It is the array itself, not a copy, and for a picture in memory that passed
   * through it is the caller's own: do not change it.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the type of {@link #bytes()}. */
  public MediaType type() {
    return type;
  }

  /** Returns the size in pixels; nothing is left to rotate. */
  public Dimensions size() {
    return size;
  }

  /** Returns what was done. */
  public Action action() {
    return action;
  }

  /** Returns the name of the lane that did it; {@code pass-through} when nothing was done. */
  public String lane() {
    return lane;
  }

  /** Returns the JPEG quality used, 1 to 100; empty for PNG and for bytes that passed through. */
  public OptionalInt quality() {
    return quality;
  }

  /** Returns what is not obvious of the result, for people; empty when there is nothing. */
  public List<String> notes() {
    return notes;
  }

  /** Returns the bytes as a source, named after the type. */
  public MediaSource source() {
    return MediaSource.of("prepared." + type.suffix(), bytes);
  }

  /**
   * Writes the file: first under another name in the same folder, then moved in one step, so that
   * nobody ever sees half of it. A file of that name is replaced.
   *
   * @throws MediaException.Io when the target is a folder, or writing fails; nothing is left behind
   */
  public void writeTo(Path target) {
    WholeFile.write(target, bytes);
  }

  /** Returns type, size, length and what was done, never the bytes. */
  @Override
  public String toString() {
    return type + " " + size + ", " + bytes.length + " bytes, " + action + " by " + lane + notes;
  }
}
