package io.github.visionpreflight.image.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
  /**
   * The stored picture is {@code 1 2 3 / 4 5 6}. EXIF 2.32, tag 274, says which side of the shown
   * picture its first row and first column are.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 3, 123456",
    "2, 3, 321654",
    "3, 3, 654321",
    "4, 3, 456123",
    "5, 2, 142536",
    "6, 2, 415263",
    "7, 2, 635241",
    "8, 2, 362514"
  })
  void firstRowAndColumnLieWhereExifSays(int orientation, int width, String shown) {
    Pixels stored = Pictures.of(3, 2, 1, 1, 2, 3, 4, 5, 6);
    Pixels upright = Orientation.upright(stored, orientation);
    StringBuilder samples = new StringBuilder();
    for (byte sample : upright.samples()) {
      samples.append(sample);
    }
    assertThat(upright.width()).isEqualTo(width);
    assertThat(samples).hasToString(shown);
  }
}
