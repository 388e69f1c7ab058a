package io.github.visionpreflight.image.planar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The parts whose rules the standard or arithmetic states. */
class PartsTest {
  @Test
  void zigzagFollowsTheStandardsFigure() {
    int[] start = {0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5};
    for (int k = 0; k < start.length; k++) {
      assertThat(Zigzag.natural(k)).isEqualTo(start[k]);
    }
    assertThat(Zigzag.natural(35)).isEqualTo(56);
    assertThat(Zigzag.natural(62)).isEqualTo(62);
    assertThat(Zigzag.natural(63)).isEqualTo(63);
  }

  @Test
  void qualityFiftyIsTheStandardsTableAndHundredIsAllOnes() {
    assertThat(new Quantisation(50).steps(0)).startsWith(16, 11, 10, 16, 24, 40, 51, 61);
    assertThat(new Quantisation(50).steps(1)).startsWith(17, 18, 24, 47, 99);
    assertThat(new Quantisation(85).steps(0)).startsWith(5, 3, 3, 5, 7, 12, 15, 18);
    assertThat(new Quantisation(100).steps(0)).containsOnly(1);
  }

  @Test
  void huffmanCodesAreAPrefixCodeOfAtMostSixteenBitsWithoutAllOnes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 200; round++) {
      int[] frequencies = new int[256];
      int used = random.nextInt(1, 257);
      for (int i = 0; i < used; i++) {
        // Powers of two up to 2^30 make the deepest trees; no coefficient has more than ten bits.
        frequencies[random.nextInt(16) << 4 | random.nextInt(11)] = 1 << random.nextInt(31);
      }
      check(HuffmanCode.of(frequencies), frequencies);
    }
  }

  private static void check(HuffmanCode code, int[] frequencies) {
    double kraft = 0;
    for (int s = 0; s < 256; s++) {
      int bits = s & 15;
      int word = code.withBits()[s];
      int length = word == 0 ? 0 : (word & 31) - bits;
      assertThat(length > 0).isEqualTo(frequencies[s] > 0);
      assertThat(length).isLessThanOrEqualTo(16);
      assertThat(length == 0 || word >>> 5 + bits < (1 << length) - 1).isTrue();
      kraft += length == 0 ? 0 : Math.pow(2, -length);
    }
    assertThat(kraft).isLessThan(1);
  }

  @Test
  void tapsAddUpToTheirGainAndStayInside() {
    for (double step : new double[] {0.4, 1, 1.27, 2, 5.5}) {
      Taps taps = Taps.of(100, step, (int) (100 / step), 100 / step, 256, false, 0.5);
      for (int i = 0; i < 256; i++) {
        float sum = 0;
        for (float weight : taps.weights(i)) {
          sum += weight;
        }
        assertThat(sum).isBetween(0.4999f, 0.5001f);
        assertThat(taps.first(i)).isNotNegative();
        assertThat(taps.first(i) + taps.count(i)).isLessThanOrEqualTo(100);
      }
    }
  }

  @Test
  void equalSizeNeedsOneTap() {
    Taps taps = Taps.of(64, 1, 64, 64, 64, false, 1);
    for (int i = 0; i < 64; i++) {
      assertThat(taps.first(i)).isEqualTo(i);
      assertThat(taps.count(i)).isEqualTo(1);
    }
  }
}
