package io.github.visionpreflight.ffmpeg.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes bytes, high ones first. Not safe to share. */
final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Bytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Bytes ascii(String text) {
    return raw(text.getBytes(StandardCharsets.US_ASCII));
  }

  Bytes zeros(int count) {
    return raw(new byte[count]);
  }

  Bytes u8(int value) {
    out.write(value);
    return this;
  }

  Bytes be16(int value) {
    return u8(value >> 8).u8(value);
  }

  Bytes be32(int value) {
    return be16(value >> 16).be16(value);
  }

  Bytes box(String type, Bytes content) {
    return be32(8 + content.size()).ascii(type).raw(content.toArray());
  }

  int size() {
    return out.size();
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
