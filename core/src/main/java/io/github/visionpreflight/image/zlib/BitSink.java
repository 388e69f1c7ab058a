package io.github.visionpreflight.image.zlib;

import java.util.Arrays;

/** A growing array of bits, lowest first (RFC 1951, section 3.1.1). Not safe to share. */
final class BitSink {
  private byte[] bytes;
  private int length;
  private long bits;
  private int count;

  BitSink(int capacity) {
    bytes = new byte[capacity];
  }

  /** Makes room for so many bytes, and for the eight that {@link #put} may touch. */
  void reserve(int more) {
    if (more > bytes.length - length - 8) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more + 8, bytes.length * 2));
    }
  }

  /** Appends the {@code n} lowest bits of a value that has no others, at most 56. */
  void put(long value, int n) {
    bits |= value << count;
    count += n;
    LittleEndian.putLong(bytes, length, bits);
    length += count >>> 3;
    bits >>>= count & ~7;
    count &= 7;
  }

  /** Goes on at the next byte. */
  void align() {
    put(0, -count & 7);
  }

  /** Appends bytes; only where {@link #align} was called. */
  void put(byte[] source, int from, int n) {
    reserve(n);
    System.arraycopy(source, from, bytes, length, n);
    length += n;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Returns how many bytes are complete. */
  int length() {
    return length;
  }

  /** Forgets the complete bytes. */
  void drop() {
    length = 0;
  }
}
