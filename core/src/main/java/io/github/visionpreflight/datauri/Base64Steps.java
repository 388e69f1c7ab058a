package io.github.visionpreflight.datauri;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Base64 in steps that stay in the processor's cache. The JDK's encoder has code of its own for
 * each processor, but takes whole arrays and writes to the start of one; two small copies are
 * cheaper than doing without it. Used by one thread at a time.
 */
final class Base64Steps {
  /** A multiple of three, so that only the last step is padded. */
  private static final int STEP_BYTES = 3 * 1024;

  private static final int STEP_CHARS = STEP_BYTES / 3 * 4;

  /** One pair of arrays for whoever comes next: fresh ones take as long as 30 kB of base64. */
  private static final AtomicReference<Base64Steps> SPARE = new AtomicReference<>();

  private final Base64.Encoder encoder = Base64.getEncoder();
  private final byte[] step = new byte[STEP_BYTES];
  private final byte[] characters = new byte[STEP_CHARS];

  private Base64Steps() {}

  static void encode(byte[] bytes, byte[] target, int offset) {
    Base64Steps steps = lent();
    int at = offset;
    for (int left = bytes.length; left > 0; left -= STEP_BYTES) {
      int count = steps.encode(bytes, left);
      System.arraycopy(steps.characters, 0, target, at, count);
      at += count;
    }
    SPARE.setRelease(steps);
  }

  /** A stream that fails keeps the arrays: who knows what it still does with them. */
  static void encodeTo(byte[] bytes, OutputStream out) throws IOException {
    Base64Steps steps = lent();
    for (int left = bytes.length; left > 0; left -= STEP_BYTES) {
      out.write(steps.characters, 0, steps.encode(bytes, left));
    }
    SPARE.setRelease(steps);
  }

  private static Base64Steps lent() {
    Base64Steps spare = SPARE.getAndSet(null);
    return spare == null ? new Base64Steps() : spare;
  }

  /** Encodes the next step of those that are left and returns how many characters it has. */
  private int encode(byte[] bytes, int left) {
    int from = bytes.length - left;
    if (left < STEP_BYTES) {
      return encoder.encode(Arrays.copyOfRange(bytes, from, bytes.length), characters);
    }
    System.arraycopy(bytes, from, step, 0, STEP_BYTES);
    return encoder.encode(step, characters);
  }
}
