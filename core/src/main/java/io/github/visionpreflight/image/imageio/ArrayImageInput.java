package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.media.Deadline;
import javax.imageio.stream.ImageInputStreamImpl;

/** A decoder's view of bytes in memory; every look at them is a look at the clock. */
final class ArrayImageInput extends ImageInputStreamImpl {
  private static final int SINGLE_READS_BETWEEN_CLOCKS = 1 << 14;

  private final byte[] bytes;
  private final Deadline deadline;
  private int singleReads;

  ArrayImageInput(byte[] bytes, Deadline deadline) {
    this.bytes = bytes;
    this.deadline = deadline;
  }

  @Override
  public int read() {
    if (++singleReads % SINGLE_READS_BETWEEN_CLOCKS == 0) {
      deadline.check("decoding");
    }
    bitOffset = 0;
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    deadline.check("decoding");
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= bytes.length) {
      return -1;
    }
    int n = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, n);
    streamPos += n;
    return n;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public boolean isCached() {
    return true;
  }

  @Override
  public boolean isCachedMemory() {
    return true;
  }
}
