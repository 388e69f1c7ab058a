package io.github.visionpreflight.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LikenessTest {
  @Test
  void evenPicturesDifferByTheLuminanceTermAlone() {
    // Wang et al. (2004), equation 6: (2ab + C1) / (a^2 + b^2 + C1) with C1 = (0.01 * 255)^2.
    Likeness likeness = Likeness.of(even(100), even(120));
    assertThat(likeness.ssim()).isCloseTo(24006.5025 / 24406.5025, within(1e-9));
    // 10 * log10(255^2 / 20^2)
    assertThat(likeness.psnr()).isCloseTo(22.1102, within(1e-4));
  }

  @Test
  void thePictureItselfIsAlike() {
    Colours picture = noise(7);
    assertThat(Likeness.of(picture, picture).ssim()).isCloseTo(1, within(1e-12));
    assertThat(Likeness.of(picture, picture).psnr()).isInfinite();
  }

  @Test
  void aBlurredPictureIsLessAlike() {
    Colours picture = noise(7);
    assertThat(Likeness.of(smoothed(picture), picture).ssim()).isLessThan(0.9);
  }

  @Test
  void picturesOfTwoSizesCannotBeCompared() {
    Colours small = Lanczos.scaled(noise(7), 32, 32);
    assertThatThrownBy(() -> Likeness.of(small, noise(7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size: expected 64x64, got 32x32");
  }

  private static Colours smoothed(Colours picture) {
    Colours out = Colours.black(picture.width(), picture.height());
    for (int plane = 0; plane < 3; plane++) {
      double[] from = picture.planes()[plane];
      for (int i = 1; i < from.length - 1; i++) {
        out.planes()[plane][i] = (from[i - 1] + from[i] + from[i + 1]) / 3;
      }
    }
    return out;
  }

  private static Colours even(double level) {
    Colours colours = Colours.black(16, 16);
    for (double[] plane : colours.planes()) {
      Arrays.fill(plane, level);
    }
    return colours;
  }

  private static Colours noise(long seed) {
    Random random = new Random(seed);
    Colours colours = Colours.black(64, 64);
    for (double[] plane : colours.planes()) {
      Arrays.setAll(plane, i -> random.nextInt(256));
    }
    return colours;
  }
}
