package io.github.visionpreflight.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.testdata.LossyWebp;
import io.github.visionpreflight.testing.SharedCorpus;
import java.awt.image.BufferedImage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lossy WebPs with transparency as libwebp 1.2.4 has them: SHA-256 of the RGBA that {@code dwebp
 * -pam} writes, with zeros where nothing shows.
 */
class WebpAlphaTest {
  private static final ImageConstraints PNG =
      Preparing.longest(1000).toBuilder().format(OutputFormat.PNG).build();

  @Test
  void pixelIsWhatLibwebpHas() {
    assertThat(digest(MediaSource.of(LossyWebp.ramps()))).isEqualTo("4582444a4e12b93d");
  }

  @ParameterizedTest
  @CsvSource({
    "golang-image/testdata/yellow_rose.lossy-with-alpha.webp, 1b7efb3969dd96d8",
    "libwebp-test-data/alpha_filter_1.webp, d889344d3a6cc0b3",
    "sharp/5_webp_a.webp, 22c5902656f8f52a",
  })
  void pixelOfRealFileIsWhatLibwebpHas(String path, String digest) {
    assertThat(digest(MediaSource.of(SharedCorpus.file(path)))).isEqualTo(digest);
  }

  private static String digest(MediaSource source) {
    BufferedImage image = Foreign.decode(Preparing.prepare(source, PNG).bytes());
    MessageDigest sha = sha256();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int alpha = Foreign.alpha(image, x, y);
        int rgb = alpha == 0 ? 0 : Foreign.rgb(image, x, y);
        sha.update(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb, (byte) alpha});
      }
    }
    return HexFormat.of().formatHex(sha.digest(), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
