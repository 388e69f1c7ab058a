package io.github.visionpreflight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every turn and mirror, checked on a picture of two by three letters that is really turned: the
 * orientations are defined by where they put the stored rows and columns (TIFF 6.0, tag 274).
 */
class OrientationTest {
  private static final char[][] STORED = {{'a', 'b'}, {'c', 'd'}, {'e', 'f'}};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnIsThatOfPicture(int orientation) {
    char[][] shown = show(orientation);
    assertThat(show(Orientation.turned(orientation, 1))).isDeepEqualTo(clockwise(shown));
    assertThat(Orientation.turned(orientation, 4)).isEqualTo(orientation);
    assertThat(Orientation.turned(orientation, -1)).isEqualTo(Orientation.turned(orientation, 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void mirrorIsThatOfPicture(int orientation) {
    char[][] shown = show(orientation);
    assertThat(show(Orientation.mirroredLeftToRight(orientation)))
        .isDeepEqualTo(leftToRight(shown));
    assertThat(show(Orientation.mirroredTopToBottom(orientation)))
        .isDeepEqualTo(clockwise(clockwise(leftToRight(shown))));
  }

  /** What each orientation does to the stored picture, from the definition of the tag. */
  private static char[][] show(int orientation) {
    return switch (orientation) {
      case 1 -> STORED;
      case 2 -> leftToRight(STORED);
      case 3 -> clockwise(clockwise(STORED));
      case 4 -> clockwise(clockwise(leftToRight(STORED)));
      case 5 -> transposed(STORED);
      case 6 -> clockwise(STORED);
      case 7 -> clockwise(clockwise(transposed(STORED)));
      case 8 -> clockwise(clockwise(clockwise(STORED)));
      default -> throw new IllegalArgumentException("orientation " + orientation);
    };
  }

  private static char[][] transposed(char[][] picture) {
    char[][] result = new char[picture[0].length][picture.length];
    for (int y = 0; y < picture.length; y++) {
      for (int x = 0; x < picture[0].length; x++) {
        result[x][y] = picture[y][x];
      }
    }
    return result;
  }

  private static char[][] leftToRight(char[][] picture) {
    char[][] result = new char[picture.length][picture[0].length];
    for (int y = 0; y < picture.length; y++) {
      for (int x = 0; x < picture[0].length; x++) {
        result[y][picture[0].length - 1 - x] = picture[y][x];
      }
    }
    return result;
  }

  private static char[][] clockwise(char[][] picture) {
    return leftToRight(transposed(picture));
  }
}
