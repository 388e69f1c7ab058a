package io.github.visionpreflight.datauri;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 in steps that stay in the processor's cache. The JDK's encoder has code of its own for
 * each processor, but takes whole arrays and writes to the start of one; two small copies are
 * cheaper than doing without it. Not safe to share.
 */
final class Base64Steps {
  /** A multiple of three, so that only the last step is padded. */
  private static final int STEP_BYTES = 3 * 1024;

  private static final int STEP_CHARS = STEP_BYTES / 3 * 4;

  private final Base64.Encoder encoder = Base64.getEncoder();
  private final byte[] bytes;
  private final byte[] step = new byte[STEP_BYTES];
  private final byte[] characters = new byte[STEP_CHARS];
  private int from;

  private Base64Steps(byte[] bytes) {
    this.bytes = bytes;
  }

  static void encode(byte[] bytes, byte[] target, int offset) {
    Base64Steps steps = new Base64Steps(bytes);
    int at = offset;
    for (int count; (count = steps.next()) > 0; at += count) {
      System.arraycopy(steps.characters, 0, target, at, count);
    }
  }

  static void encodeTo(byte[] bytes, OutputStream out) throws IOException {
    Base64Steps steps = new Base64Steps(bytes);
    for (int count; (count = steps.next()) > 0; ) {
      out.write(steps.characters, 0, count);
    }
  }

  /** Encodes the next step and returns how many characters it has; 0 when there is none left. */
  private int next() {
    int left = bytes.length - from;
    if (left >= STEP_BYTES) {
      System.arraycopy(bytes, from, step, 0, STEP_BYTES);
      from += STEP_BYTES;
      return encoder.encode(step, characters);
    }
    byte[] last = Arrays.copyOfRange(bytes, from, bytes.length);
    from = bytes.length;
    return encoder.encode(last, characters);
  }
}
