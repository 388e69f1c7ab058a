package io.github.visionpreflight.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes the bytes of a small file, field by field. Not safe to share. */
public final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Returns the bytes that these hexadecimal digits spell; blanks do not count. */
  public static byte[] ofHex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** Appends bytes given as hexadecimal digits. */
  public Bytes hex(String digits) {
    return raw(ofHex(digits));
  }

  /** Appends a text of ASCII letters. */
  public Bytes ascii(String text) {
    return raw(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Appends bytes. */
  public Bytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Appends zeros. */
  public Bytes zeros(int count) {
    return raw(new byte[count]);
  }

  /** Appends one byte. */
  public Bytes u8(int value) {
    out.write(value);
    return this;
  }

  /** Appends 16 bits, high byte first. */
  public Bytes be16(int value) {
    return u8(value >> 8).u8(value);
  }

  /** Appends 16 bits, low byte first. */
  public Bytes le16(int value) {
    return u8(value).u8(value >> 8);
  }

  /** Appends 24 bits, low byte first. */
  public Bytes le24(int value) {
    return le16(value).u8(value >> 16);
  }

  /** Appends 32 bits, high byte first. */
  public Bytes be32(int value) {
    return be16(value >> 16).be16(value);
  }

  /** Appends 32 bits, low byte first. */
  public Bytes le32(int value) {
    return le16(value).le16(value >> 16);
  }

  /** Appends 64 bits, high byte first. */
  public Bytes be64(long value) {
    return be32((int) (value >> 32)).be32((int) value);
  }

  /** Appends 64 bits, low byte first. */
  public Bytes le64(long value) {
    return le32((int) value).le32((int) (value >> 32));
  }

  /** Appends a box of the ISO base media file format. */
  public Bytes box(String type, Bytes content) {
    return be32(8 + content.size()).ascii(type).raw(content.toArray());
  }

  /** Returns how many bytes there are. */
  public int size() {
    return out.size();
  }

  /** Returns the bytes. */
  public byte[] toArray() {
    return out.toByteArray();
  }
}
