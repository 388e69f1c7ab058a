package io.github.visionpreflight.image.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SrgbTransformTest {
  private static byte[] profile(int space) {
    return ICC_Profile.getInstance(space).getData();
  }

  @Test
  void srgbItselfIsNotWorthAConversion() {
    assertThat(SrgbTransform.of(profile(ColorSpace.CS_sRGB), 3).orElseThrow().isIdentity())
        .isTrue();
    assertThat(SrgbTransform.of(profile(ColorSpace.CS_LINEAR_RGB), 3).orElseThrow().isIdentity())
        .isFalse();
  }

  /** IEC 61966-2-1: the transfer function of sRGB. */
  @ParameterizedTest
  @ValueSource(ints = {0, 10, 64, 128, 200, 255})
  void linearLightTakesTheCurveOfTheStandard(int linear) {
    double light = linear / 255.0;
    double curve = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    SrgbTransform transform = SrgbTransform.of(profile(ColorSpace.CS_LINEAR_RGB), 3).orElseThrow();
    Pixels out = transform.apply(Pictures.of(1, 1, 3, linear));
    for (byte sample : out.samples()) {
      assertThat((double) (sample & 0xFF)).isCloseTo(255 * curve, within(2.0));
    }
  }

  @Test
  void alphaIsLeftAlone() {
    SrgbTransform transform = SrgbTransform.of(profile(ColorSpace.CS_LINEAR_RGB), 3).orElseThrow();
    Pixels out = transform.apply(Pictures.of(2, 1, 4, 255, 255, 255, 7, 0, 0, 0, 9));
    assertThat(out.samples()).containsExactly((byte) 255, (byte) 255, (byte) 255, 7, 0, 0, 0, 9);
  }

  @Test
  void brokenOrForeignProfileIsNone() {
    assertThat(SrgbTransform.of(new byte[0], 3)).isEmpty();
    assertThat(SrgbTransform.of(new byte[128], 3)).isEmpty();
    assertThat(SrgbTransform.of(profile(ColorSpace.CS_sRGB), 1)).isEmpty();
    byte[] damaged = profile(ColorSpace.CS_sRGB);
    Arrays.fill(damaged, 132, damaged.length, (byte) 0xFF);
    assertThat(SrgbTransform.of(damaged, 3)).isEmpty();
  }
}
