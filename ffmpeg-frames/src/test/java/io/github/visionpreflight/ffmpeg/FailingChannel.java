package io.github.visionpreflight.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Bytes that fail to be read from some offset on. */
final class FailingChannel implements SeekableByteChannel {
  private final byte[] bytes;
  private final int failsAt;
  private long position;

  FailingChannel(byte[] bytes, int failsAt) {
    this.bytes = bytes;
    this.failsAt = failsAt;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (position >= failsAt) {
      throw new IOException("disk on fire");
    }
    int n = Math.min(into.remaining(), failsAt - (int) position);
    into.put(bytes, (int) position, n);
    position += n;
    return n;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = to;
    return this;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
