package io.github.visionpreflight.testdata;

/** Bits packed from the lowest of each byte on. */
final class BitSink {
  private final ByteSink bytes = ByteSink.littleEndian();
  private long pending;
  private int pendingBits;

  /** Writes the {@code count} lowest bits, at most 32, the lowest first. */
  void bits(int value, int count) {
    pending |= (value & (1L << count) - 1) << pendingBits;
    pendingBits += count;
    while (pendingBits >= 8) {
      bytes.u8((int) pending);
      pending >>>= 8;
      pendingBits -= 8;
    }
  }

  byte[] toByteArray() {
    bits(0, (8 - pendingBits) % 8);
    return bytes.toByteArray();
  }
}
