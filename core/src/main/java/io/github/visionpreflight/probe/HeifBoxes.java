package io.github.visionpreflight.probe;

/** Walks the boxes of a HEIF file (ISO/IEC 14496-12, 4.2). */
final class HeifBoxes {
  private static final int LEAST_BOX_BYTES = 8;

  private final ByteCursor in;
  private int type;

  HeifBoxes(ByteCursor in) {
    this.in = in;
  }

  /** Returns whether another box fits into the current one. */
  boolean hasNext() {
    return in.remaining() >= LEAST_BOX_BYTES;
  }

  /**
   * Goes into the next box and returns where its parent ends, for {@link ByteCursor#leave}. A
   * length of 0 reaches to the end of the parent, one of 1 stands for 64 bits that follow.
   */
  long enter() {
    in.nextBox();
    long at = in.position();
    long length = in.u32be("box length");
    type = in.i32be("box type");
    if (length == 1) {
      length = in.i64be("box length");
    } else if (length == 0) {
      length = in.end() - at;
    }
    long header = in.position() - at;
    if (length < header) {
      throw in.malformed("box length", "at least " + header, Long.toUnsignedString(length), at);
    }
    return in.enter(length - header, "box");
  }

  /** Returns the type of the box entered last. */
  int type() {
    return type;
  }

  /** Reads a full box's version and passes over its flags. */
  int version() {
    return in.i32be("box version") >>> 24;
  }
}
