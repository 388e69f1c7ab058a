package io.github.visionpreflight.image.planar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.planar.TestPictures.Coding;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged files end in the documented error, or in a picture; in nothing else. */
class PlanarDamageTest {
  private final PlanarJpeg lane = new PlanarJpeg();

  static Stream<Coding> codings() {
    return Stream.of(
        new Coding(false, 2, 2, false, 0),
        new Coding(false, 1, 1, false, 2),
        new Coding(false, 2, 1, true, 0),
        new Coding(true, 1, 1, true, 0),
        new Coding(true, 1, 1, false, 0));
  }

  @ParameterizedTest
  @MethodSource("codings")
  void everyTruncationIsMalformedUpToTheEndMarker(Coding coding) {
    byte[] jpeg = TestPictures.jpeg(61, 43, coding, 80);
    // Without its last byte or two only the end marker is damaged.
    for (int length = 0; length < jpeg.length - 3; length++) {
      byte[] cut = Arrays.copyOf(jpeg, length);

      assertThatThrownBy(() -> resize(cut)).isInstanceOf(MediaException.Malformed.class);
    }
    assertThat(resize(Arrays.copyOf(jpeg, jpeg.length - 1))).isPresent();
  }

  @ParameterizedTest
  @MethodSource("codings")
  void flippedBitsEndInAPictureOrADocumentedError(Coding coding) {
    byte[] jpeg = TestPictures.jpeg(61, 43, coding, 80);
    SplittableRandom random = new SplittableRandom(20_260_101);
    int answers = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = jpeg.clone();
      for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      answers += answersOrFailsAsDocumented(damaged);
    }
    assertThat(answers).isPositive();
  }

  @ParameterizedTest
  @MethodSource("codings")
  void randomScanDataEndsInAPictureOrADocumentedError(Coding coding) {
    byte[] jpeg = TestPictures.jpeg(61, 43, coding, 80);
    SplittableRandom random = new SplittableRandom(77);
    int errors = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] damaged = jpeg.clone();
      int from = damaged.length / 2;
      for (int at = from; at < damaged.length; at++) {
        damaged[at] = (byte) random.nextInt();
      }
      errors += 1 - answersOrFailsAsDocumented(damaged);
    }
    assertThat(errors).isPositive();
  }

  @Test
  void errorNamesWhereTheScanEnds() {
    byte[] jpeg = TestPictures.jpeg(64, 64, TestPictures.PLAIN, 90);
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length - 40);

    assertThatThrownBy(() -> resize(cut))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("the end of the file")
        .hasMessageContaining("offset " + cut.length);
  }

  @Test
  void tableOfTooManyCodesIsMalformed() {
    byte[] counts = new byte[17];
    Arrays.fill(counts, 1, 17, (byte) 255);
    byte[] jpeg = new byte[2 + 4 + 17 + 16 * 255];
    jpeg[0] = (byte) 0xFF;
    jpeg[1] = (byte) 0xD8;
    jpeg[2] = (byte) 0xFF;
    jpeg[3] = (byte) 0xC4;
    int length = jpeg.length - 4;
    jpeg[4] = (byte) (length >>> 8);
    jpeg[5] = (byte) length;
    System.arraycopy(counts, 0, jpeg, 6, 17);

    assertThatThrownBy(() -> resize(jpeg))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("DHT");
  }

  private int answersOrFailsAsDocumented(byte[] damaged) {
    try {
      resize(damaged);
      return 1;
    } catch (MediaException documented) {
      return 0;
    }
  }

  private Optional<byte[]> resize(byte[] jpeg) {
    ReadLimits limits = ReadLimits.defaults().toBuilder().maxPixels(4_000_000).build();
    PlanarRequest request = PlanarRequest.of(new Dimensions(40, 28), 1, 85);
    return lane.resize(jpeg, request, limits, Deadline.start(limits));
  }
}
