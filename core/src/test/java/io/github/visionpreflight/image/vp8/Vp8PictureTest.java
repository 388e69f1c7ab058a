package io.github.visionpreflight.image.vp8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.WebpStructure;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.LossyWebp;
import io.github.visionpreflight.testing.SharedCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sample as libwebp 1.2.4 has it: SHA-256 of the rows that {@code dwebp} writes. */
class Vp8PictureTest {
  @Test
  void sampleIsWhatLibwebpHas() {
    assertThat(digest(LossyWebp.ramps())).isEqualTo("139237430ec88e89");
  }

  @ParameterizedTest
  @CsvSource({
    "commons-imaging/data/images/jpg/7/_DSC6099.webp, bba00eda5ef8e644",
    "commons-imaging/images/webp/empty/empty-100x100.webp, 3755862355e2e7d0",
    "commons-imaging/images/webp/xmp/test.webp, 8297b930a24afcd2",
    "golang-image/testdata/yellow_rose.lossy-with-alpha.webp, 111f3b9133f497a1",
    "libwebp-test-data/alpha_filter_1.webp, 441b7520c60606fc",
    "libwebp-test-data/lossy_extreme_probabilities.webp, f1e8043278e3b101",
    "libwebp-test-data/small_1x1.webp, a294f9359c594d14",
    "libwebp-test-data/small_1x13.webp, 040e21c59814a7a8",
    "libwebp-test-data/vp80-01-intra-1411.webp, 9018f76b7c010e0a",
    "libwebp-test-data/vp80-05-sharpness-1443.webp, 9d851c7109e053fe",
    "probe-image-size/Exif5-1.5x.webp, e02d46bc2c706790",
    "probe-image-size/webp-vp8.webp, 6ae7044ad519e317",
    "sharp/5_webp_a.webp, f73be1d20db68f62",
  })
  void sampleOfRealFileIsWhatLibwebpHas(String path, String digest) throws IOException {
    byte[] bytes = Files.readAllBytes(SharedCorpus.file(path));
    assertThat(digest(bytes)).isEqualTo(digest);
  }

  @Test
  void frameThatEndsTooEarlyIsMalformed() {
    byte[] frame = frame(LossyWebp.ramps());
    byte[] half = Arrays.copyOf(frame, frame.length - 60);
    assertThatThrownBy(() -> Vp8Picture.decode(half, true, deadline()))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("VP8");
  }

  private static String digest(byte[] webp) {
    RowSource rows = Vp8Picture.decode(frame(webp), true, deadline()).rows();
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] row = new byte[rows.width() * rows.channels()];
      for (int y = 0; y < rows.height(); y++) {
        rows.read(row);
        sha.update(row);
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] frame(byte[] webp) {
    WebpStructure structure = WebpStructure.parse(webp, ReadLimits.defaults(), deadline());
    return structure.frame();
  }

  private static Deadline deadline() {
    return Deadline.start(ReadLimits.defaults());
  }
}
