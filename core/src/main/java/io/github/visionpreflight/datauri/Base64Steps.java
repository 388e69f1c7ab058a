package io.github.visionpreflight.datauri;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Base64 in steps that stay in the processor's cache. The JDK's encoder has code of its own for
 * each processor, but writes only to the start of an array.
 */
final class Base64Steps {
  /** A multiple of three, so that only the last step is padded. */
  private static final int STEP_BYTES = 12 * 1024;

  private Base64Steps() {}

  static void encode(byte[] bytes, byte[] target, int offset) {
    Base64.Encoder encoder = Base64.getEncoder();
    int at = offset;
    for (int from = 0; from < bytes.length; from += STEP_BYTES) {
      int length = Math.min(STEP_BYTES, bytes.length - from);
      ByteBuffer step = encoder.encode(ByteBuffer.wrap(bytes, from, length));
      int count = step.remaining();
      step.get(target, at, count);
      at += count;
    }
  }

  static void encodeTo(byte[] bytes, OutputStream out) throws IOException {
    Base64.Encoder encoder = Base64.getEncoder();
    for (int from = 0; from < bytes.length; from += STEP_BYTES) {
      int length = Math.min(STEP_BYTES, bytes.length - from);
      ByteBuffer step = encoder.encode(ByteBuffer.wrap(bytes, from, length));
      out.write(step.array(), 0, step.remaining());
    }
  }
}
