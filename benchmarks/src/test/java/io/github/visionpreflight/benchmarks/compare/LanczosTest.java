package io.github.visionpreflight.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LanczosTest {
  @Test
  void anEvenPictureStaysEven() {
    Colours colours = filled(40, 30, 77);
    Colours scaled = Lanczos.scaled(colours, 17, 11);
    assertThat(scaled.planes()[1]).hasSize(17 * 11);
    assertThat(Arrays.stream(scaled.planes()[1]).boxed())
        .allSatisfy(level -> assertThat(level).isCloseTo(77, within(1e-9)));
  }

  @Test
  void theSameSizeIsTheSamePicture() {
    Colours colours = filled(12, 12, 0);
    colours.planes()[0][5 * 12 + 7] = 200;
    assertThat(Lanczos.scaled(colours, 12, 12).planes()[0][5 * 12 + 7])
        .isCloseTo(200, within(1e-9));
  }

  @Test
  void aRampKeepsItsSlopeAwayFromTheEdges() {
    Colours colours = filled(96, 12, 0);
    for (int i = 0; i < 96 * 12; i++) {
      colours.planes()[2][i] = i % 96;
    }
    // Pixel x of the half covers 2x and 2x + 1: their middle is 2x + 0.5.
    Colours half = Lanczos.scaled(colours, 48, 6);
    for (int x = 8; x < 40; x++) {
      assertThat(half.planes()[2][3 * 48 + x]).isCloseTo(2 * x + 0.5, within(0.02));
    }
  }

  @Test
  void everyOrientationIsUndone() {
    // Where EXIF puts the corner that is shown top left: rows 2 and 3 of its table 6 (2.3, 4.6.4).
    int[] corner = {0, 3, 11, 8, 0, 8, 11, 3};
    for (int orientation = 1; orientation <= 8; orientation++) {
      Colours stored = filled(4, 3, 0);
      stored.planes()[0][corner[orientation - 1]] = 255;
      Colours shown = Upright.turned(stored, orientation);
      assertThat(shown.planes()[0][0]).as("orientation %d", orientation).isEqualTo(255);
      assertThat(shown.width()).isEqualTo(orientation >= 5 ? 3 : 4);
    }
  }

  private static Colours filled(int width, int height, double level) {
    Colours colours = Colours.black(width, height);
    for (double[] plane : colours.planes()) {
      Arrays.fill(plane, level);
    }
    return colours;
  }
}
