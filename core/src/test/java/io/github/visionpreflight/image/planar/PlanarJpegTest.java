package io.github.visionpreflight.image.planar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.planar.TestPictures.Coding;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.testing.SharedCorpus;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanarJpegTest {
  /** A count of one chunk, and a profile that says it has eleven bytes. */
  private static final String WHOLE_PROFILE = "\1\0\0\0\13profile";

  private static final ReadLimits LIMITS = ReadLimits.defaults();

  private final PlanarJpeg lane = new PlanarJpeg();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyOrientationLooksLikeDecodeFullAndLanczos(int orientation) throws IOException {
    byte[] jpeg = TestPictures.jpeg(401, 283, TestPictures.PLAIN, 95);
    Dimensions target = orientation < 5 ? new Dimensions(171, 121) : new Dimensions(121, 171);

    Raster result = TestPictures.decode(resize(jpeg, target, orientation, 100));

    Raster full = TestPictures.decode(jpeg);
    for (int band = 0; band < 3; band++) {
      float[][] expected =
          Quality.reference(
              TestPictures.band(full, band), target.width(), target.height(), orientation);
      assertThat(Quality.ssim(TestPictures.band(result, band), expected)).isGreaterThan(0.985);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.visionpreflight.image.planar.FullDecodeTest#codings")
  void everyCodingAndScaleLooksLikeDecodeFullAndLanczos(Coding coding) throws IOException {
    byte[] jpeg = TestPictures.jpeg(640, 427, coding, 95);
    float[][] full = TestPictures.band(TestPictures.decode(jpeg), 0);
    for (int width : new int[] {640, 600, 512, 400, 300, 211, 150, 100, 64}) {
      Dimensions target = new Dimensions(width, Math.max(1, width * 427 / 640));

      Raster result = TestPictures.decode(resize(jpeg, target, 1, 100));

      float[][] expected = Quality.reference(full, target.width(), target.height(), 1);
      assertThat(Quality.ssim(TestPictures.band(result, 0), expected))
          .as("width %d", width)
          .isGreaterThan(0.985);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "libavif/tests/data/dog_exif_extended_xmp_icc.jpg, 6, 1176, 1568",
    "libavif/tests/data/dog_exif_extended_xmp_icc.jpg, 6, 576, 768",
    "commons-imaging/data/images/jpg/8/20220514_102409.jpg, 1, 735, 768",
    "exif-orientation-examples/Landscape_7.jpg, 7, 1568, 1045",
    "exif-orientation-examples/Landscape_7.jpg, 7, 768, 512",
  })
  void photographsLookLikeDecodeFullAndLanczosInTheSameQuality(
      String path, int orientation, int width, int height) throws IOException {
    byte[] jpeg = Files.readAllBytes(SharedCorpus.file(path));

    byte[] result = resize(jpeg, new Dimensions(width, height), orientation, 85);

    float[][] full = TestPictures.band(TestPictures.decode(jpeg), 0);
    float[][] expected = Quality.reference(full, width, height, orientation);
    float[][] coded = TestPictures.codedGrey(expected, 85);
    float[][] actual = TestPictures.band(TestPictures.decode(result), 0);
    assertThat(Quality.ssim(actual, coded)).isGreaterThan(0.985);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6})
  void sameSizeIsTurnedAndCodedWithoutScaling(int orientation) throws IOException {
    byte[] jpeg = TestPictures.jpeg(160, 96, TestPictures.PLAIN, 90);
    Dimensions target = orientation == 1 ? new Dimensions(160, 96) : new Dimensions(96, 160);

    Raster result = TestPictures.decode(resize(jpeg, target, orientation, 100));

    float[][] full = TestPictures.band(TestPictures.decode(jpeg), 0);
    float[][] expected = Quality.turned(full, orientation);
    assertThat(furthest(TestPictures.band(result, 0), expected)).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,40", "40,1", "2,3", "7,9", "8,8", "15,17", "33,16", "200,3"})
  void everySmallSizeIsWritten(int width, int height) throws IOException {
    for (boolean full : new boolean[] {true, false}) {
      byte[] jpeg = TestPictures.jpeg(45, 37, TestPictures.PLAIN, 90);
      PlanarRequest request = new PlanarRequest(new Dimensions(width, height), 1, 90, full, false);

      Raster result = TestPictures.decode(lane.resize(jpeg, request, LIMITS, deadline()).get());

      assertThat(new Dimensions(result.getWidth(), result.getHeight()))
          .isEqualTo(new Dimensions(width, height));
    }
  }

  @Test
  void tinySourcesAreRead() throws IOException {
    for (int side = 1; side < 20; side++) {
      byte[] jpeg = TestPictures.jpeg(side, 20 - side, TestPictures.PLAIN, 90);

      Raster result = TestPictures.decode(resize(jpeg, new Dimensions(side, 20 - side), 1, 100));

      float[][] full = TestPictures.band(TestPictures.decode(jpeg), 0);
      assertThat(furthest(TestPictures.band(result, 0), full)).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void saturatedEdgesDoNotWrap() throws IOException {
    float[][] board = new float[128][128];
    for (int y = 0; y < 128; y++) {
      for (int x = 0; x < 128; x++) {
        board[y][x] = (x / 3 + y / 3) % 2 * 255;
      }
    }
    byte[] jpeg = TestPictures.greyJpeg(board, 100);

    Raster result = TestPictures.decode(resize(jpeg, new Dimensions(128, 128), 1, 100));

    assertThat(furthest(TestPictures.band(result, 0), board)).isLessThanOrEqualTo(6);
  }

  @Test
  void colourProfileIsKeptWhenAskedAndNothingElse() {
    byte[] jpeg = withSegments(TestPictures.jpeg(32, 32, TestPictures.PLAIN, 90), WHOLE_PROFILE);
    Dimensions size = new Dimensions(16, 16);

    byte[] with =
        lane.resize(jpeg, new PlanarRequest(size, 1, 85, false, true), LIMITS, deadline()).get();
    byte[] without =
        lane.resize(jpeg, new PlanarRequest(size, 1, 85, false, false), LIMITS, deadline()).get();

    assertThat(indexOf(with, "ICC_PROFILE")).isPositive();
    assertThat(indexOf(with, "Exif")).isNegative();
    assertThat(indexOf(without, "ICC_PROFILE")).isNegative();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\2\0\0\0\13profile", "\1\0\0\0\14profile", "\1\177\0\0\13profile", "\1"})
  void colourProfileThatIsNotWholeIsDropped(String chunks) {
    byte[] jpeg = withSegments(TestPictures.jpeg(32, 32, TestPictures.PLAIN, 90), chunks);

    assertThat(indexOf(resize(jpeg, new Dimensions(16, 16), 1, 85), "ICC_PROFILE")).isNegative();
  }

  @Test
  void fillBytesBeforeMarkersAreSkipped() {
    byte[] jpeg = TestPictures.jpeg(32, 32, TestPictures.PLAIN, 90);
    byte[] filled = new byte[jpeg.length + 1000];
    Arrays.fill(filled, (byte) 0xFF);
    System.arraycopy(jpeg, 0, filled, 0, 2);
    System.arraycopy(jpeg, 2, filled, 1002, jpeg.length - 2);

    assertThat(resize(filled, new Dimensions(16, 16), 1, 85))
        .isEqualTo(resize(jpeg, new Dimensions(16, 16), 1, 85));
  }

  @Test
  void missingEndMarkerIsAccepted() {
    for (boolean progressive : new boolean[] {true, false}) {
      byte[] jpeg = TestPictures.jpeg(64, 48, new Coding(false, 2, 2, progressive, 0), 90);
      byte[] cut = Arrays.copyOf(jpeg, jpeg.length - 2);

      assertThat(resize(cut, new Dimensions(32, 24), 1, 85))
          .isEqualTo(resize(jpeg, new Dimensions(32, 24), 1, 85));
    }
  }

  @ParameterizedTest
  @CsvSource({"0xC9", "0xC3", "0xC5", "0xCB"})
  void framesOfOtherKindsAreHandedOn(String marker) {
    byte[] jpeg = TestPictures.jpeg(32, 32, TestPictures.PLAIN, 90);
    jpeg[frameAt(jpeg) + 1] = (byte) Integer.decode(marker).intValue();

    assertThat(lane.resize(jpeg, request(16, 16), LIMITS, deadline())).isEmpty();
  }

  @Test
  void twelveBitsAndHeightInDnlAreHandedOn() {
    byte[] twelve = TestPictures.jpeg(32, 32, TestPictures.PLAIN, 90);
    twelve[frameAt(twelve) + 4] = 12;
    byte[] later = TestPictures.jpeg(32, 32, TestPictures.PLAIN, 90);
    later[frameAt(later) + 6] = 0;

    assertThat(lane.resize(twelve, request(16, 16), LIMITS, deadline())).isEmpty();
    assertThat(lane.resize(later, request(16, 16), LIMITS, deadline())).isEmpty();
  }

  @Test
  void cmykAndAdobeRgbOfTheCorpusAreHandedOn() throws IOException {
    Path folder = SharedCorpus.file("sharp");
    for (String name :
        new String[] {"Channel_digital_image_CMYK_color_no_profile.jpg", "testimgl.jpg"}) {
      byte[] jpeg = Files.readAllBytes(folder.resolve(name));

      assertThat(lane.resize(jpeg, request(100, 100), LIMITS, deadline())).as(name).isEmpty();
    }
  }

  @Test
  void sizePastTheLimitsIsRefusedBeforeDecoding() {
    byte[] jpeg = TestPictures.jpeg(64, 64, TestPictures.PLAIN, 90);
    ReadLimits few = LIMITS.toBuilder().maxPixels(64 * 64 - 1).build();
    ReadLimits narrow = LIMITS.toBuilder().maxSidePixels(63).build();

    assertThatThrownBy(() -> lane.resize(jpeg, request(16, 16), few, deadline()))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("64x64");
    assertThatThrownBy(() -> lane.resize(jpeg, request(16, 16), narrow, deadline()))
        .isInstanceOf(MediaException.Limit.class);
  }

  @Test
  void moreScansThanAllowedAreRefused() {
    byte[] jpeg = TestPictures.jpeg(64, 64, new Coding(false, 2, 2, true, 0), 90);
    ReadLimits few = LIMITS.toBuilder().maxScans(3).build();

    assertThatThrownBy(() -> lane.resize(jpeg, request(16, 16), few, deadline()))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("scans");
  }

  @Test
  void deadlineEndsTheCall() {
    byte[] jpeg = TestPictures.jpeg(64, 64, TestPictures.PLAIN, 90);
    Deadline over = Deadline.start(LIMITS.toBuilder().deadline(Duration.ofNanos(1)).build());

    assertThatThrownBy(() -> lane.resize(jpeg, request(16, 16), LIMITS, over))
        .isInstanceOf(MediaException.Timeout.class);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "101,1", "85,0", "85,9"})
  void requestOutOfRangeIsTheCallersMistake(int quality, int orientation) {
    assertThatThrownBy(() -> PlanarRequest.of(new Dimensions(1, 1), orientation, quality))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sidesThatNoDecoderExpectsArePastALimit() {
    assertThatThrownBy(() -> PlanarRequest.of(new Dimensions(1, 65_501), 1, 85))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessage("JPEG side: expected at most 65500 pixels, got 1x65501");
  }

  private byte[] resize(byte[] jpeg, Dimensions target, int orientation, int quality) {
    PlanarRequest request = PlanarRequest.of(target, orientation, quality);
    Optional<byte[]> result = lane.resize(jpeg, request, LIMITS, deadline());
    assertThat(result).isPresent();
    return result.get();
  }

  private static PlanarRequest request(int width, int height) {
    return PlanarRequest.of(new Dimensions(width, height), 1, 85);
  }

  private static Deadline deadline() {
    return Deadline.start(LIMITS);
  }

  private static int frameAt(byte[] jpeg) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && (jpeg[i + 1] == (byte) 0xC0 || jpeg[i + 1] == (byte) 0xC2)) {
        return i;
      }
    }
    throw new AssertionError("no frame header");
  }

  private static byte[] withSegments(byte[] jpeg, String chunks) {
    byte[] exif = segment(0xE1, "Exif\0\0MM\0*");
    byte[] icc = segment(0xE2, "ICC_PROFILE\0\1" + chunks);
    byte[] result = new byte[jpeg.length + exif.length + icc.length];
    System.arraycopy(jpeg, 0, result, 0, 2);
    System.arraycopy(exif, 0, result, 2, exif.length);
    System.arraycopy(icc, 0, result, 2 + exif.length, icc.length);
    System.arraycopy(jpeg, 2, result, 2 + exif.length + icc.length, jpeg.length - 2);
    return result;
  }

  private static byte[] segment(int marker, String content) {
    byte[] result = new byte[4 + content.length()];
    result[0] = (byte) 0xFF;
    result[1] = (byte) marker;
    result[3] = (byte) (content.length() + 2);
    for (int i = 0; i < content.length(); i++) {
      result[4 + i] = (byte) content.charAt(i);
    }
    return result;
  }

  private static int indexOf(byte[] bytes, String word) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(word);
  }

  private static float furthest(float[][] actual, float[][] expected) {
    float worst = 0;
    for (int y = 0; y < expected.length; y++) {
      for (int x = 0; x < expected[y].length; x++) {
        worst = Math.max(worst, Math.abs(actual[y][x] - expected[y][x]));
      }
    }
    return worst;
  }
}
