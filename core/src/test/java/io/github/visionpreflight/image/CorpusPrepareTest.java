package io.github.visionpreflight.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testing.SharedCorpus;
import io.github.visionpreflight.testing.SharedCorpus.Truth;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real files of every kind: prepared with the right size and colours, or refused as documented. */
class CorpusPrepareTest {
  private static final double COLOUR_TOLERANCE = 8;

  /** A decoder that drifts is off by 4 even on a small file. */
  private static final double COLOUR_TOLERANCE_OF_WEBP = 1.5;

  private static final String ON_WHAT = "its mean colour is that of the samples before the profile";
  private static final String SATURATED = "JPEG at half chroma cannot hold red lines on white";
  private static final String RLE4 = "Pillow's RLE4 differs from FFmpeg's and the JDK's";

  /** Rows whose stated colour is not what a right decoder shows. */
  private static final Map<String, String> OTHER_COLOURS =
      Map.of(
          "image-rs/jpg/portrait_2.jpg", ON_WHAT,
          "sharp/prophoto.png", ON_WHAT,
          "file-type/fixture/fixture.jpg", ON_WHAT,
          "image-rs/bmp/images/imagemagick_invalid_run_length_issue_2321.bmp", SATURATED,
          "image-rs/bmp/images/pal4rle.bmp", RLE4,
          "image-rs/bmp/images/pal4rlecut.bmp", RLE4,
          "image-rs/bmp/images/pal4rletrns.bmp", RLE4);

  private static final ImageConstraints BOX = Preparing.longest(1000);
  private static final ImageConstraints AS_JPEG = BOX.toBuilder().format(OutputFormat.JPEG).build();
  private static final ImageConstraints AS_PNG = BOX.toBuilder().format(OutputFormat.PNG).build();

  @TestFactory
  Stream<DynamicTest> realFileIsPreparedOrRefused() {
    return SharedCorpus.images()
        .map(truth -> DynamicTest.dynamicTest(truth.path(), () -> check(truth)));
  }

  private static void check(Truth truth) {
    try {
      MediaInfo info = Probe.of(truth.file());
      if (info instanceof ImageInfo image) {
        checkPrepared(truth, image, BOX);
        // A file that fits passes through; in the other type its pixels have to be read.
        checkPrepared(truth, image, image.type() == MediaType.JPEG ? AS_PNG : AS_JPEG);
      }
    } catch (MediaException refused) {
      boolean needsNative = truth.cell("tags").contains("heif-family");
      assertThat(truth.mustDecode() && !needsNative).as(refused.getMessage()).isFalse();
    }
  }

  private static void checkPrepared(Truth truth, ImageInfo info, ImageConstraints constraints) {
    PreparedImage prepared =
        ImagePreparer.create().prepare(MediaSource.of(truth.file()), info, constraints);
    assertThat(truth.mustBeRefused()).as("prepared what must be refused").isFalse();
    Dimensions size = ((ImageInfo) Probe.of(prepared.bytes())).displayed();
    assertThat(size).isEqualTo(BOX.target(info.displayed())).isEqualTo(prepared.size());
    boolean stated = !truth.cell("mean_rgb").isEmpty() && !OTHER_COLOURS.containsKey(truth.path());
    if (stated && prepared.action() != PreparedImage.Action.PASSED_THROUGH) {
      checkColour(truth, prepared);
    }
  }

  private static void checkColour(Truth truth, PreparedImage prepared) {
    double[] mean = Foreign.meanRgb(prepared.bytes());
    String[] stated = truth.cell("mean_rgb").split(",", -1);
    boolean webp = truth.cell("mime").equals("image/webp");
    for (int c = 0; c < 3; c++) {
      assertThat(Math.abs(mean[c] - Double.parseDouble(stated[c])))
          .as("channel " + c + " of " + prepared)
          .isLessThanOrEqualTo(webp ? COLOUR_TOLERANCE_OF_WEBP : COLOUR_TOLERANCE);
    }
  }
}
