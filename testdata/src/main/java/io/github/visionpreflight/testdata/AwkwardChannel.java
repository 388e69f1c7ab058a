package io.github.visionpreflight.testdata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * The first bytes of an array as a channel that is allowed to behave like this, and seldom does:
 * reads may be short or empty, fail at a place, and the length may be another than it says.
 */
public final class AwkwardChannel extends ReadOnlyChannel {
  /** What a failed read says. */
  public static final String FAILURE = "bad sector";

  private final byte[] bytes;
  private final int length;
  private IntSupplier step = () -> Integer.MAX_VALUE;
  private long failAt = Long.MAX_VALUE;
  private long size;
  private long furthest;

  /** Starts before the first byte of the array. */
  public AwkwardChannel(byte[] bytes) {
    this(bytes, bytes.length);
  }

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

  /**
   * Lets each read deliver one byte.
   *
   * @param emptyReads how many reads before each byte deliver nothing
   */
  public AwkwardChannel slow(int emptyReads) {
    AtomicInteger reads = new AtomicInteger();
    return stepping(() -> reads.getAndIncrement() % (emptyReads + 1L) == emptyReads ? 1 : 0);
  }

  /** Lets reads in turn deliver at most 0 to 7 bytes. */
  public AwkwardChannel uneven() {
    AtomicInteger reads = new AtomicInteger();
    return stepping(() -> reads.getAndIncrement() & 7);
  }

  /** Lets reading end in a failure before the byte at this offset. */
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
    if (position >= failAt) {
      throw new IOException(FAILURE);
    }
    int most = Math.min(target.remaining(), step.getAsInt());
    int n = (int) Math.min(most, Math.min(length, failAt) - position);
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
  public long size() {
    return size;
  }
}
