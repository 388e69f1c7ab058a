package io.github.visionpreflight.testdata;

import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/** Two ends of a file, with nothing but zeros between: however large, it takes no room. */
public final class SparseChannel extends ReadOnlyChannel {
  private final byte[] head;
  private final long gap;
  private final byte[] tail;
  private final IntConsumer onRead;

  /**
   * Starts before the first byte.
   *
   * @param gap bytes of zero between the ends
   * @param onRead is told how many bytes each read asks for
   */
  public SparseChannel(byte[] head, long gap, byte[] tail, IntConsumer onRead) {
    this.head = head;
    this.gap = gap;
    this.tail = tail;
    this.onRead = onRead;
  }

  @Override
  public int read(ByteBuffer target) {
    onRead.accept(target.remaining());
    int n = (int) Math.min(target.remaining(), Math.max(0, size() - position));
    for (int i = 0; i < n; i++) {
      target.put(at(position++));
    }
    return n == 0 && target.hasRemaining() ? -1 : n;
  }

  private byte at(long offset) {
    if (offset < head.length) {
      return head[(int) offset];
    }
    long inTail = offset - head.length - gap;
    return inTail < 0 ? 0 : tail[(int) inTail];
  }

  @Override
  public long size() {
    return head.length + gap + tail.length;
  }
}
