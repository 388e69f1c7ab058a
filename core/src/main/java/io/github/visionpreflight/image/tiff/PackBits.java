package io.github.visionpreflight.image.tiff;

import java.util.Arrays;

/** PackBits (TIFF 6.0, section 9): runs of one byte, and bytes as they are. */
final class PackBits extends Expander {
  private static final int NOTHING = -128;

  private int left;
  private boolean isRun;
  private byte repeated;

  PackBits(byte[] in) {
    super(in);
  }

  @Override
  void start(int from, int to) {
    super.start(from, to);
    left = 0;
  }

  @Override
  int read(byte[] target, int from, int length) {
    int to = from;
    while (to < from + length && (left > 0 || next())) {
      int n = Math.min(left, from + length - to);
      if (isRun) {
        Arrays.fill(target, to, to + n, repeated);
      } else {
        System.arraycopy(in, at, target, to, n);
        at += n;
      }
      left -= n;
      to += n;
    }
    return to - from;
  }

  /** Goes to the next run, or as much of one as there is; returns whether there is any. */
  private boolean next() {
    while (at < end) {
      int code = in[at++];
      if (code != NOTHING) {
        isRun = code < 0;
        return isRun ? startRun(1 - code) : startBytes(code + 1);
      }
    }
    return false;
  }

  private boolean startRun(int length) {
    if (at < end) {
      repeated = in[at++];
      left = length;
    }
    return left > 0;
  }

  private boolean startBytes(int length) {
    left = Math.min(length, end - at);
    return left > 0;
  }
}
