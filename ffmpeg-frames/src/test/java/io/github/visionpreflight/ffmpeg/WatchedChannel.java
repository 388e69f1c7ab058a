package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.MediaSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel that does something before a read: exactly then its reader waits for us. */
final class WatchedChannel implements SeekableByteChannel {
  private final SeekableByteChannel bytes;
  private final Runnable beforeRead;

  private WatchedChannel(SeekableByteChannel bytes, Runnable beforeRead) {
    this.bytes = bytes;
    this.beforeRead = beforeRead;
  }

  /** Returns the source with the deed before its n-th read, counted over all its channels. */
  static MediaSource source(MediaSource of, int nthRead, Runnable deed) {
    AtomicInteger reads = new AtomicInteger();
    return watched(
        of,
        () -> {
          if (reads.incrementAndGet() == nthRead) {
            deed.run();
          }
        });
  }

  /** Returns the source, counting reads. */
  static MediaSource counting(MediaSource of, AtomicInteger reads) {
    return watched(of, reads::incrementAndGet);
  }

  private static MediaSource watched(MediaSource of, Runnable beforeRead) {
    return MediaSource.of(of.name(), () -> new WatchedChannel(of.open(), beforeRead));
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    beforeRead.run();
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
