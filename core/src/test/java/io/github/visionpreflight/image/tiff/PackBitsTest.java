package io.github.visionpreflight.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The example of Apple's Technical Note TN1023, and what lies at its edges. */
class PackBitsTest {
  private static byte[] unpacked(int most, int... packed) {
    byte[] in = new byte[packed.length];
    for (int i = 0; i < in.length; i++) {
      in[i] = (byte) packed[i];
    }
    PackBits packBits = new PackBits(in);
    packBits.start(0, in.length);
    byte[] out = new byte[most];
    return Arrays.copyOf(out, packBits.read(out, 0, most));
  }

  @Test
  void exampleOfTheTechnicalNoteComesOut() {
    assertThat(
            unpacked(
                99, 0xFE, 0xAA, 0x02, 0x80, 0x00, 0x2A, 0xFD, 0xAA, 0x03, 0x80, 0x00, 0x2A, 0x22,
                0xF7, 0xAA))
        .containsExactly(
            0xAA, 0xAA, 0xAA, 0x80, 0x00, 0x2A, 0xAA, 0xAA, 0xAA, 0xAA, 0x80, 0x00, 0x2A, 0x22,
            0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA);
  }

  @Test
  void longestRunsAndTheCodeForNothingAreRead() {
    byte[] expected = new byte[128];
    Arrays.fill(expected, (byte) 9);
    assertThat(unpacked(200, 0x80, 0x81, 9, 0x80)).isEqualTo(expected);
    assertThat(unpacked(3, 0x81, 9)).containsExactly(9, 9, 9);
  }

  @Test
  void whatIsCutEndsThere() {
    assertThat(unpacked(9, 3, 1, 2)).containsExactly(1, 2);
    assertThat(unpacked(9, 0, 1, 0xFE)).containsExactly(1);
    assertThat(unpacked(9)).isEmpty();
  }
}
