package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.MediaSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel that does something at its n-th read: exactly then its reader waits for us. */
final class WatchedChannel implements SeekableByteChannel {
  private final SeekableByteChannel bytes;
  private final AtomicInteger readsLeft;
  private final Runnable deed;

  private WatchedChannel(SeekableByteChannel bytes, AtomicInteger readsLeft, Runnable deed) {
    this.bytes = bytes;
    this.readsLeft = readsLeft;
    this.deed = deed;
  }

  /** Returns the source with the deed before its n-th read, counted over all its channels. */
  static MediaSource source(MediaSource of, int nthRead, Runnable deed) {
    AtomicInteger left = new AtomicInteger(nthRead);
    return MediaSource.of(of.name(), () -> new WatchedChannel(of.open(), left, deed));
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (readsLeft.decrementAndGet() == 0) {
      deed.run();
    }
    return bytes.read(into);
  }

  @Override
  public int write(ByteBuffer from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long position() throws IOException {
    return bytes.position();
  }

  @Override
  public SeekableByteChannel position(long to) throws IOException {
    bytes.position(to);
    return this;
  }

  @Override
  public long size() throws IOException {
    return bytes.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return bytes.isOpen();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
