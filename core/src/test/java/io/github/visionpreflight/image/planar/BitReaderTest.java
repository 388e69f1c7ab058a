package io.github.visionpreflight.image.planar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitReaderTest {
  private static final int BLOCKS = 3000;

  /** Last places of the blocks that become 1 × 1, 2 × 2 and 3 × 3 samples. */
  @ParameterizedTest
  @ValueSource(ints = {0, 4, 12})
  void steppingOverCoefficientsEndsWhereReadingThemDoes(int last) {
    HuffmanTable table = completeTable();
    byte[] data = randomBits();
    BitReader all = new BitReader(data);
    BitReader few = new BitReader(data);
    all.start(0);
    few.start(0);
    for (int block = 0; block < BLOCKS; block++) {
      float[][] wanted = new float[128][1];
      float[][] first = new float[128][1];

      all.coefficients(table, wanted, 0);
      few.firstCoefficients(table, first, 0, last);

      for (int k = 1; k <= last; k++) {
        assertThat(first[k]).isEqualTo(wanted[k]);
      }
      assertThat(few.bits(16)).isEqualTo(all.bits(16));
    }
  }

  /** A code without a gap, so that any bits are one: short for what is common, and 48 of 8 bits. */
  private static HuffmanTable completeTable() {
    int[] counts = {0, 0, 1, 2, 3, 4, 0, 0, 48, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] symbols = new byte[58];
    int[] common = {0x01, 0x00, 0x02, 0x11, 0xF0, 0x03, 0x21, 0x12, 0x31, 0x04};
    for (int i = 0; i < symbols.length; i++) {
      int size = 1 + i % 10;
      symbols[i] = (byte) (i < common.length ? common[i] : i % 16 << 4 | size);
    }
    return new HuffmanTable(counts, symbols, 0);
  }

  private static byte[] randomBits() {
    SplittableRandom random = new SplittableRandom(5);
    byte[] data = new byte[2_000_000];
    for (int i = 0; i < data.length - 1; i++) {
      data[i] = (byte) (random.nextInt(64) == 0 ? 0xFF : random.nextInt());
      if (data[i] == -1) {
        data[++i] = 0;
      }
    }
    return data;
  }
}
