package io.github.visionpreflight.image.planar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.image.planar.TestPictures.Coding;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.testing.SharedCorpus;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decoder against libjpeg's accurate integer DCT, which the JDK's codec uses. */
class FullDecodeTest {
  static Stream<Coding> codings() {
    return Stream.of(
        new Coding(true, 1, 1, false, 0),
        new Coding(true, 1, 1, true, 0),
        new Coding(false, 1, 1, false, 0),
        new Coding(false, 1, 1, true, 0),
        new Coding(false, 2, 1, false, 0),
        new Coding(false, 2, 1, true, 0),
        new Coding(false, 1, 2, false, 0),
        new Coding(false, 1, 2, true, 0),
        new Coding(false, 2, 2, false, 0),
        new Coding(false, 2, 2, true, 0),
        new Coding(false, 2, 2, false, 1),
        new Coding(false, 2, 2, false, 7),
        new Coding(false, 2, 2, true, 5),
        new Coding(false, 1, 1, false, 3));
  }

  @ParameterizedTest
  @MethodSource("codings")
  void firstComponentIsWithinOneOfLibjpeg(Coding coding) throws IOException {
    for (int quality : new int[] {30, 85, 100}) {
      byte[] jpeg = TestPictures.jpeg(203, 117, coding, quality);
      Raster expected = TestPictures.decode(jpeg);

      List<float[][]> planes = FullDecode.of(jpeg);

      assertThat(planes).hasSize(coding.grey() ? 1 : 3);
      assertThat(worst(planes.get(0), TestPictures.band(expected, 0))).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("codings")
  void chromaIsWithinOneOfLibjpegWhereItIsNotScaledAndNearItElsewhere(Coding coding)
      throws IOException {
    byte[] jpeg = TestPictures.jpeg(203, 117, coding, 85);
    Raster expected = TestPictures.decode(jpeg);
    List<float[][]> planes = FullDecode.of(jpeg);
    for (int i = 1; i < planes.size(); i++) {
      assertThatChromaIsNear(expected, i, planes.get(i), coding);
    }
  }

  private static void assertThatChromaIsNear(
      Raster picture, int component, float[][] plane, Coding coding) {
    float[][] expected = TestPictures.band(picture, component);
    int width = picture.getWidth();
    int height = picture.getHeight();
    boolean scaled = coding.across() * coding.down() > 1;
    float worst = worst(enlarged(plane, coding, width, height), expected);
    if (coding.across() == 1 && scaled) {
      // libjpeg 6b, which some JDKs bundle, repeats rows where only they are halved.
      worst = Math.min(worst, worst(repeated(plane, coding, width, height), expected));
    }

    // libjpeg enlarges in integers, rounding once an axis.
    assertThat(worst).isLessThanOrEqualTo(scaled ? 2 : 1);
  }

  @Test
  void everyJpegOfTheCorpusIsWithinOneOfLibjpegOrHandedOn() throws IOException {
    int compared = 0;
    for (SharedCorpus.Truth truth : SharedCorpus.images().toList()) {
      if (truth.mimes().contains("image/jpeg") && truth.mustDecode()) {
        compared += compare(truth);
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  private static int compare(SharedCorpus.Truth truth) throws IOException {
    byte[] jpeg = Files.readAllBytes(truth.file());
    List<float[][]> planes = decodedOrNothing(jpeg);
    if (planes.isEmpty()) {
      return 0;
    }
    Raster expected = TestPictures.decode(jpeg);
    assertThat(worst(planes.get(0), TestPictures.band(expected, 0)))
        .as(truth.path())
        .isLessThanOrEqualTo(1);
    for (int i = 1; i < planes.size(); i++) {
      assertThatChromaIsNear(expected, i, planes.get(i), coding(planes.get(0), planes.get(i)));
    }
    return 1;
  }

  private static Coding coding(float[][] luma, float[][] chroma) {
    int across = Math.round((float) luma[0].length / chroma[0].length);
    int down = Math.round((float) luma.length / chroma.length);
    return new Coding(false, across, down, false, 0);
  }

  private static List<float[][]> decodedOrNothing(byte[] jpeg) {
    try {
      return FullDecode.of(jpeg);
    } catch (MediaException.Limit tooLarge) {
      return List.of();
    }
  }

  private static float[][] repeated(float[][] plane, Coding coding, int width, int height) {
    float[][] result = new float[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        result[y][x] = plane[y / coding.down()][x / coding.across()];
      }
    }
    return result;
  }

  /** Triangle filter between centred samples, as libjpeg calls "fancy". */
  private static float[][] enlarged(float[][] plane, Coding coding, int width, int height) {
    float[][] result = new float[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        result[y][x] = between(plane, x, y, coding);
      }
    }
    return result;
  }

  private static float between(float[][] plane, int x, int y, Coding coding) {
    double across = (x + 0.5) / coding.across() - 0.5;
    double down = (y + 0.5) / coding.down() - 0.5;
    int left = (int) Math.floor(across);
    int top = (int) Math.floor(down);
    double right = across - left;
    double bottom = down - top;
    double upper = at(plane, left, top) * (1 - right) + at(plane, left + 1, top) * right;
    double lower = at(plane, left, top + 1) * (1 - right) + at(plane, left + 1, top + 1) * right;
    return (float) (upper * (1 - bottom) + lower * bottom);
  }

  private static float at(float[][] plane, int x, int y) {
    float[] row = plane[Math.max(0, Math.min(plane.length - 1, y))];
    return row[Math.max(0, Math.min(row.length - 1, x))];
  }

  private static float worst(float[][] actual, float[][] expected) {
    assertThat(actual).hasDimensions(expected.length, expected[0].length);
    float worst = 0;
    for (int y = 0; y < expected.length; y++) {
      for (int x = 0; x < expected[y].length; x++) {
        worst = Math.max(worst, Math.abs(actual[y][x] - expected[y][x]));
      }
    }
    return worst;
  }
}
