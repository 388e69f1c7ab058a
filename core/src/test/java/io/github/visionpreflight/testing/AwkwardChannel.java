package io.github.visionpreflight.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.function.IntSupplier;

/**
 * The first bytes of an array as a channel that is allowed to behave like this, and seldom does:
 * reads may be short or empty, fail at a place, and the length may be another than it says.
 */
public final class AwkwardChannel implements SeekableByteChannel {
  /** What a failed read says. */
  public static final String FAILURE = "bad sector";

  private final byte[] bytes;
  private final int length;
  private IntSupplier step = () -> Integer.MAX_VALUE;
  private long failAt = Long.MAX_VALUE;
  private long size;
  private long position;
  private long furthest;
  private boolean closed;

  /** Starts before the first of so many bytes. */
  public AwkwardChannel(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
    this.size = length;
  }

  /** Lets each read deliver at most as many bytes as this says, which may be none. */
  public AwkwardChannel stepping(IntSupplier bytesAtMost) {
    step = bytesAtMost;
    return this;
  }

  /** Lets every read fail that would deliver the byte at this offset. */
  public AwkwardChannel failingAt(long offset) {
    failAt = offset;
    return this;
  }

  /** Lets it say that it has so many bytes. */
  public AwkwardChannel claiming(long bytesSaid) {
    size = bytesSaid;
    return this;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (position >= length) {
      return -1;
    }
    int n = (int) Math.min(Math.min(target.remaining(), step.getAsInt()), length - position);
    if (position + n > failAt) {
      throw new IOException(FAILURE);
    }
    target.put(bytes, (int) position, n);
    position += n;
    furthest = Math.max(furthest, position);
    return n;
  }

  /** Returns the offset behind the last byte that was ever read. */
  public long furthest() {
    return furthest;
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
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }
}
