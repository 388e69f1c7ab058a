package io.github.visionpreflight.ffmpeg.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.ffmpeg.Shared;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.Probe;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real pictures of the kinds that this lane reads, with the other lanes beside it. */
class RealPicturesTest {
  private static final int PATH = 2;
  private static final int MIME = 5;
  private static final int DECODABLE = 13;
  private static final int TAGS = 16;
  private static final int MEAN = 17;
  private static final int TOLERANCE = 8;

  /** Mean colours by libheif 1.15.1 or libavif 0.11.1, which the table does not have. */
  private static final Map<String, String> MORE_COLOURS =
      Map.of(
          "file-type/fixture/fixture-heic.heic", "91,69,64",
          "file-type/fixture/fixture-mif1.heic", "93,60,20",
          "file-type/fixture/fixture-sequence.avif", "158,117,65",
          "libavif/tests/data/colors-animated-8bpc.avif", "0,0,0",
          "mp4parse-rust/mp4parse/tests/lsel.avif", "104,113,86",
          "mp4parse-rust/mp4parse_capi/tests/loop_2.avif", "250,250,250",
          "probe-image-size/MIAF002.heic", "128,128,128",
          "probe-image-size/Rot3Mir1-1.5x.avif", "149,157,124");

  /** Rows whose stated colour is that of the samples before the profile is applied. */
  private static final Set<String> OTHER_COLOURS =
      Set.of("image-rs/jpg/portrait_2.jpg", "file-type/fixture/fixture.jpg");

  private static final ImageConstraints SMALL =
      Prepare.PNG.toBuilder().maxLongestSide(1000).build();

  @TestFactory
  Stream<DynamicTest> realPictureIsPreparedOrRefused() throws IOException {
    return rows()
        .filter(row -> row[TAGS].contains("heif-family") || row[MIME].matches("image/(webp|jpeg)"))
        .map(row -> DynamicTest.dynamicTest(row[PATH], () -> check(row)));
  }

  private static Stream<String[]> rows() throws IOException {
    return Files.readAllLines(Shared.folder("corpus").resolve("truth.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .filter(row -> row[MIME].startsWith("image/"));
  }

  private static void check(String[] row) {
    Path file = Shared.folder("corpus").resolve(row[PATH]);
    try {
      MediaInfo info = Probe.of(file);
      if (info instanceof ImageInfo image) {
        PreparedImage prepared = ImagePreparer.create().prepare(MediaSource.of(file), image, SMALL);
        assertThat(row[DECODABLE]).as("prepared what must be refused").isNotEqualTo("no");
        assertThat(prepared.size()).isEqualTo(SMALL.target(image.displayed()));
        String mean = MORE_COLOURS.getOrDefault(row[PATH], row[MEAN]);
        if (!mean.isEmpty() && !OTHER_COLOURS.contains(row[PATH])) {
          checkColours(mean, Prepare.decoded(prepared));
        }
      }
    } catch (MediaException refused) {
      assertThat(row[DECODABLE]).as(refused.getMessage()).isNotEqualTo("yes");
    }
  }

  private static void checkColours(String stated, BufferedImage picture) {
    double[] sum = new double[3];
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        for (int c = 0; c < 3; c++) {
          sum[c] += Prepare.rgb(picture, x, y) >> 16 - 8 * c & 0xFF;
        }
      }
    }
    String[] means = stated.split(",", -1);
    for (int c = 0; c < 3; c++) {
      double mean = sum[c] / ((double) picture.getWidth() * picture.getHeight());
      double expected = Double.parseDouble(means[c]);
      assertThat(mean).isBetween(expected - TOLERANCE, expected + TOLERANCE);
    }
  }
}
