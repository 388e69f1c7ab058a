package io.github.visionpreflight.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Puts the bytes of small containers together. */
final class Bytes {
  private Bytes() {}

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] text(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static byte[] zeros(int count) {
    return new byte[count];
  }

  /** The number with its highest byte first. */
  static byte[] be(int count, long value) {
    byte[] out = new byte[count];
    for (int i = 0; i < count; i++) {
      out[count - 1 - i] = (byte) (value >> 8 * i);
    }
    return out;
  }

  /** The number with its lowest byte first. */
  static byte[] le(int count, long value) {
    byte[] out = new byte[count];
    for (int i = 0; i < count; i++) {
      out[i] = (byte) (value >> 8 * i);
    }
    return out;
  }

  static byte[] float64(double value) {
    return be(8, Double.doubleToLongBits(value));
  }

  /** An ISO box. */
  static byte[] box(String type, byte[]... payload) {
    byte[] content = join(payload);
    return join(be(4, content.length + 8), text(type), content);
  }

  /** An ISO box with version and flags. */
  static byte[] fullBox(String type, long versionAndFlags, byte[]... payload) {
    return box(type, be(4, versionAndFlags), join(payload));
  }

  /** An EBML element with a length of eight bytes. */
  static byte[] element(String id, byte[]... payload) {
    byte[] content = join(payload);
    return join(hex(id), be(8, 1L << 56 | content.length), content);
  }

  /** A RIFF chunk, padded. */
  static byte[] chunk(String id, byte[]... payload) {
    byte[] content = join(payload);
    return join(text(id), le(4, content.length), content, zeros(content.length & 1));
  }
}
