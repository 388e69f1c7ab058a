package io.github.visionpreflight.ffmpeg.process;

import java.util.Optional;

/**
 * What a message says, and its number on the wire: its place here. Both sides are of one build, so
 * the list may change at any time.
 */
public enum Kind {
  /** Parent: asks whether the child is there. */
  PING,
  /** Child: it is, and can decode. */
  READY,
  /** Child: offset and number of bytes that it wants of the source. */
  READ,
  /** Parent: the bytes; none at the end of the source. */
  DATA,
  /** Parent: why the source cannot be read there. */
  READ_FAILED,
  /** Parent: the call is over. */
  CLOSE,
  /** Child: the call is over, with an error. */
  FAILED,
  /** Child: the call is over, all is said. */
  DONE,
  /** Parent: asks when the frames of a video are shown. */
  SCAN,
  /** Parent: asks for frames of a video. */
  OPEN_FRAMES,
  /** Child: when each frame is shown. */
  TIMES,
  /** Parent: which of those frames it wants. */
  PICKS,
  /** Child: the first frame may be asked for. */
  OPENED,
  /** Parent: asks for the next frame. */
  NEXT,
  /** Child: how large frames are shown. */
  DISPLAYED,
  /** Parent: how large it wants them. */
  SIZE,
  /** Child: how many frames are decoded so far. */
  DECODED,
  /** Child: one more frame that is lost, in words. */
  DAMAGE,
  /** Child: a frame as JPEG. */
  FRAME;

  private static final Kind[] ALL = values();

  /** Returns its number on the wire. */
  @SuppressWarnings("EnumOrdinal") // both sides are of one build
  public byte number() {
    return (byte) ordinal();
  }

  /** Returns the kind with the number; empty when there is none. */
  static Optional<Kind> numbered(int number) {
    return number < ALL.length ? Optional.of(ALL[number]) : Optional.empty();
  }
}
