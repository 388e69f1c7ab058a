package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a header forward, with three promises that no format reader has to remember: it never reads
 * past the box it is in, it never allocates by a length that the file states, and it ends by the
 * deadline. Bytes in memory are read in place; a channel is read through one small window, and
 * skipping seeks.
 *
 * <p>Not safe to share.
 */
final class ByteCursor implements AutoCloseable {
  private static final int WINDOW_BYTES = MediaType.HEAD_BYTES;

  /** Looking at the clock costs more than most headers, so only every so many boxes: 2^n. */
  private static final int BOXES_BETWEEN_CLOCKS = 256;

  private final @Nullable SeekableByteChannel channel;
  private final byte[] window;
  private final long size;
  private final ReadLimits limits;

  /** Absolute offset of {@code window[0]}. */
  private long base;

  private int at;
  private int filled;

  /** Absolute end of the box that is being read. */
  private long end;

  /** How far the window can be read: to its own end or the box's, whichever comes first. */
  private int readable;

  private String format = "media";
  private int boxes;
  private int depth;
  private @Nullable Deadline deadline;

  private ByteCursor(
      @Nullable SeekableByteChannel channel,
      byte[] window,
      int filled,
      long size,
      ReadLimits limits) {
    this.channel = channel;
    this.window = window;
    this.filled = filled;
    this.size = size;
    this.end = size;
    this.readable = filled;
    this.limits = limits;
  }

  /**
   * Opens the source at its first byte.
   *
   * @throws MediaException.Io when it cannot be read
   */
  static ByteCursor over(MediaSource source, ReadLimits limits) {
    byte[] bytes = source.inMemory();
    if (bytes != null) {
      return over(bytes, limits);
    }
    SeekableByteChannel channel = source.open();
    try {
      return new ByteCursor(channel, new byte[WINDOW_BYTES], 0, channel.size(), limits);
    } catch (IOException e) {
      closeAfter(e, channel);
      throw MediaException.ofRead(source.name() + ": size unknown", e);
    }
  }

  /** Starts at the first byte of the array; such a cursor need not be closed. */
  static ByteCursor over(byte[] bytes, ReadLimits limits) {
    return new ByteCursor(null, bytes, bytes.length, bytes.length, limits);
  }

  private static void closeAfter(Exception failure, SeekableByteChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new MediaException.Io(format + ": close failed: " + e.getMessage(), e);
      }
    }
  }

  /** Returns what the first bytes show; to be asked before anything is read. */
  Optional<MediaType> detect() {
    need((int) Math.min(size, WINDOW_BYTES), "head");
    return MediaType.detect(window, filled);
  }

  /** Sets the name that messages start with: {@code "PNG"}. */
  void format(String name) {
    format = name;
  }

  ReadLimits limits() {
    return limits;
  }

  /** Returns the absolute offset of the next byte. */
  long position() {
    return base + at;
  }

  /** Returns the length of the whole medium. */
  long size() {
    return size;
  }

  /** Returns the absolute offset at which the current box ends. */
  long end() {
    return end;
  }

  /** Returns how many bytes are left in the current box. */
  long remaining() {
    return end - position();
  }

  /**
   * Counts one more box, chunk, segment or element; every loop over such calls this once a round.
   *
   * @throws MediaException.Limit when there are more than {@code maxBoxes}
   * @throws MediaException.Timeout when the deadline has passed
   */
  void nextBox() {
    if (++boxes > limits.maxBoxes()) {
      throw new MediaException.Limit(
          format + ": expected at most " + limits.maxBoxes() + " boxes" + atOffset(position()));
    }
    if ((boxes & BOXES_BETWEEN_CLOCKS - 1) == 0) {
      checkClock();
    }
  }

  /** Returns how many more boxes {@link #nextBox} lets through, for a walk that may stop early. */
  int boxesLeft() {
    return limits.maxBoxes() - boxes;
  }

  /** Looks at the clock; a loop that counts no boxes calls this every few thousand rounds. */
  void checkClock() {
    if (deadline == null) {
      deadline = Deadline.start(limits);
    }
    deadline.check(format + " header");
  }

  /**
   * Goes into a box of the given length that starts here, and returns where its parent ends, for
   * {@link #leave}.
   *
   * @throws MediaException.Malformed when the box reaches past its parent
   * @throws MediaException.Limit when boxes lie too deep in one another
   */
  long enter(long length, String field) {
    if (length < 0 || length > remaining()) {
      throw malformed(field + " length", "at most " + remaining(), Long.toUnsignedString(length));
    }
    if (++depth > limits.maxDepth()) {
      throw new MediaException.Limit(
          format
              + " "
              + field
              + ": expected at most "
              + limits.maxDepth()
              + " levels"
              + atOffset(position()));
    }
    long parentEnd = end;
    endAt(position() + length);
    return parentEnd;
  }

  /** Jumps to the end of the current box and goes back to its parent. */
  void leave(long parentEnd) {
    moveTo(end);
    endAt(parentEnd);
    depth--;
  }

  private void endAt(long offset) {
    end = offset;
    readable = (int) Math.min(filled, end - base);
  }

  /** Returns the next byte, 0 to 255. */
  int u8(String field) {
    need(1, field);
    return window[at++] & 0xFF;
  }

  int u16be(String field) {
    need(2, field);
    int value = (window[at] & 0xFF) << 8 | window[at + 1] & 0xFF;
    at += 2;
    return value;
  }

  int u16le(String field) {
    need(2, field);
    int value = (window[at + 1] & 0xFF) << 8 | window[at] & 0xFF;
    at += 2;
    return value;
  }

  int u24be(String field) {
    need(3, field);
    int value = (window[at] & 0xFF) << 16 | (window[at + 1] & 0xFF) << 8 | window[at + 2] & 0xFF;
    at += 3;
    return value;
  }

  int u24le(String field) {
    need(3, field);
    int value = (window[at + 2] & 0xFF) << 16 | (window[at + 1] & 0xFF) << 8 | window[at] & 0xFF;
    at += 3;
    return value;
  }

  int i32be(String field) {
    int value = peek32be(field);
    at += 4;
    return value;
  }

  /** Returns the next 32 bits and stays where it is. */
  int peek32be(String field) {
    need(4, field);
    return window[at] << 24
        | (window[at + 1] & 0xFF) << 16
        | (window[at + 2] & 0xFF) << 8
        | window[at + 3] & 0xFF;
  }

  int i32le(String field) {
    need(4, field);
    int value =
        window[at + 3] << 24
            | (window[at + 2] & 0xFF) << 16
            | (window[at + 1] & 0xFF) << 8
            | window[at] & 0xFF;
    at += 4;
    return value;
  }

  long u32be(String field) {
    return i32be(field) & 0xFFFF_FFFFL;
  }

  long u32le(String field) {
    return i32le(field) & 0xFFFF_FFFFL;
  }

  /** Returns 64 bits; a value past 2^63-1 comes back negative, which every length check refuses. */
  long i64be(String field) {
    return u32be(field) << 32 | u32be(field);
  }

  /** Returns 64 bits; a value past 2^63-1 comes back negative, which every length check refuses. */
  long i64le(String field) {
    return u32le(field) | u32le(field) << 32;
  }

  /** Returns the next bytes; the count is the reader's own, never the file's. */
  byte[] bytes(int count, String field) {
    byte[] out = new byte[count];
    int done = 0;
    while (done < count) {
      int step = Math.min(count - done, WINDOW_BYTES);
      need(step, field);
      System.arraycopy(window, at, out, done, step);
      at += step;
      done += step;
    }
    return out;
  }

  /**
   * Jumps over bytes of the current box without reading them.
   *
   * @throws MediaException.Malformed when the box has fewer
   */
  void skip(long count, String field) {
    if (count >= 0 && count <= readable - at) {
      at += (int) count;
    } else {
      skipFar(count, field);
    }
  }

  private void skipFar(long count, String field) {
    if (count < 0 || count > remaining()) {
      throw malformed(
          field, Long.toUnsignedString(count) + " bytes", remaining() + " before the end");
    }
    moveTo(position() + count);
  }

  /**
   * Passes over blocks of one length, at most 255 bytes, each behind a byte that states it; stops
   * before the first that has another length, or is not in the window whole.
   */
  void skipBlocks(int length) {
    int lastStart = readable - 1 - length;
    int next = at;
    // A step that does not depend on the byte lets the processor look ahead: twice as fast.
    while (next <= lastStart && (window[next] & 0xFF) == length) {
      next += 1 + length;
    }
    at = next;
  }

  /**
   * Jumps to an absolute offset inside the current box, forward or back. A reader that follows
   * offsets counts its steps with {@link #nextBox}, so that a loop of offsets ends.
   *
   * @throws MediaException.Malformed when the offset lies outside
   */
  void seek(long offset, String field) {
    if (offset < 0 || offset > end) {
      throw malformed(field + " offset", "0.." + end, Long.toUnsignedString(offset));
    }
    moveTo(offset);
  }

  /** Returns the error for a field whose value breaks the format's rules, at the current offset. */
  MediaException.Malformed malformed(String field, String expected, Object actual) {
    return malformed(field, expected, actual, position());
  }

  /** Returns the error for a field whose value breaks the format's rules. */
  MediaException.Malformed malformed(String field, String expected, Object actual, long offset) {
    return new MediaException.Malformed(
        format + " " + field + ": expected " + expected + ", got " + actual + atOffset(offset));
  }

  /** Returns the size, or throws the error for a side that is zero. */
  Dimensions dimensions(long width, long height, long offset) {
    if (width < 1 || width > Integer.MAX_VALUE) {
      throw malformed("width", "1..2147483647", width, offset);
    }
    if (height < 1 || height > Integer.MAX_VALUE) {
      throw malformed("height", "1..2147483647", height, offset);
    }
    return new Dimensions((int) width, (int) height);
  }

  private static String atOffset(long offset) {
    return " (offset " + offset + ")";
  }

  private void moveTo(long offset) {
    long inWindow = offset - base;
    // For an array the window is the whole medium, so this always holds.
    if (inWindow >= 0 && inWindow <= filled) {
      at = (int) inWindow;
    } else {
      base = offset;
      at = 0;
      filled = 0;
      readable = 0;
    }
  }

  /** Makes the next bytes, at most one window of them, readable at {@code window[at]}. */
  private void need(int count, String field) {
    if (count > readable - at) {
      needMore(count, field);
    }
  }

  /** Apart, so that the check itself is small enough to be inlined wherever something is read. */
  private void needMore(int count, String field) {
    if (count > remaining()) {
      throw malformed(
          field, count + (count == 1 ? " byte" : " bytes"), remaining() + " before the end");
    }
    refill(count, field);
    endAt(end);
  }

  private void refill(int count, String field) {
    if (channel == null) {
      // The array is the whole medium, and need() has checked the end: only a moved base can lead
      // here.
      throw new AssertionError("an array never needs refilling");
    }
    checkClock();
    try {
      System.arraycopy(window, at, window, 0, filled - at);
      base += at;
      filled -= at;
      at = 0;
      channel.position(base + filled);
      ByteBuffer rest = ByteBuffer.wrap(window, filled, window.length - filled);
      while (filled < count) {
        int n = channel.read(rest);
        if (n < 0) {
          throw malformed(field, count + " bytes", filled + " before the end");
        }
        if (n == 0) {
          checkClock();
        }
        filled += n;
      }
    } catch (IOException e) {
      throw MediaException.ofRead(format + " " + field + ": read failed" + atOffset(base), e);
    }
  }
}
