package io.github.visionpreflight.fuzz;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Delivers an array in reads of 1 to 7 bytes and of none at all. */
public final class UnevenChannel implements SeekableByteChannel {
  private static final int STEPS = 8;

  private final byte[] bytes;
  private long position;
  private int reads;
  private boolean closed;

  /** Starts at the first byte. */
  public UnevenChannel(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(ByteBuffer target) {
    if (position >= bytes.length) {
      return -1;
    }
    int left = (int) Math.min(target.remaining(), bytes.length - position);
    int n = Math.min(left, reads++ % STEPS);
    target.put(bytes, (int) position, n);
    position += n;
    return n;
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
    return bytes.length;
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
