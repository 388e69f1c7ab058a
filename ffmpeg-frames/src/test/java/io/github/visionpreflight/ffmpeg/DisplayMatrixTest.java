package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayMatrixTest {
  private static final int ONE = 1 << 16;

  /** Where a point (x, y) goes, y down: the eight ways of EXIF's table. */
  @Test
  void eightWaysOfHoldingACameraAreTheEightOrientations() {
    assertThat(orientation(ONE, 0, 0, ONE)).isEqualTo(1);
    assertThat(orientation(-ONE, 0, 0, ONE)).isEqualTo(2);
    assertThat(orientation(-ONE, 0, 0, -ONE)).isEqualTo(3);
    assertThat(orientation(ONE, 0, 0, -ONE)).isEqualTo(4);
    assertThat(orientation(0, ONE, ONE, 0)).isEqualTo(5);
    assertThat(orientation(0, ONE, -ONE, 0)).isEqualTo(6);
    assertThat(orientation(0, -ONE, -ONE, 0)).isEqualTo(7);
    assertThat(orientation(0, -ONE, ONE, 0)).isEqualTo(8);
  }

  @Test
  void whatIsNoQuarterTurnIsLeftAsItIs() {
    assertThat(orientation(ONE, ONE, -ONE, ONE)).isEqualTo(1);
    assertThat(orientation(0, 0, 0, 0)).isEqualTo(1);
  }

  private static int orientation(int a, int b, int c, int d) {
    return DisplayMatrix.orientation(new int[] {a, b, 0, c, d, 0, 0, 0, 1 << 30});
  }
}
