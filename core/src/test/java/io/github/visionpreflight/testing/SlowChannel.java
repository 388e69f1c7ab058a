package io.github.visionpreflight.testing;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Delivers an array by one byte a read, and nothing at all in some reads between. */
public final class SlowChannel implements SeekableByteChannel {
  private final byte[] bytes;
  private final int emptyReads;
  private long position;
  private int untilNext;
  private long size;
  private boolean closed;

  /**
   * Creates a channel at the first byte.
   *
   * @param emptyReads how many reads before each byte deliver nothing
   */
  public SlowChannel(byte[] bytes, int emptyReads) {
    this.bytes = bytes;
    this.emptyReads = emptyReads;
    this.untilNext = emptyReads;
    this.size = bytes.length;
  }

  /** Makes it say that it is longer than it is. */
  public SlowChannel claiming(long newSize) {
    size = newSize;
    return this;
  }

  @Override
  public int read(ByteBuffer target) {
    if (position >= bytes.length) {
      return -1;
    }
    if (untilNext-- > 0 || !target.hasRemaining()) {
      return 0;
    }
    untilNext = emptyReads;
    target.put(bytes[(int) position++]);
    return 1;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }
}
