package io.github.visionpreflight.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.image.raster.Pictures;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.Resampler;
import io.github.visionpreflight.image.raster.Ssim;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testing.SharedCorpus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lossy WebPs that become JPEGs in their planes, and below three quarters without the loop filter,
 * beside the same pictures decoded whole, which {@code Vp8PictureTest} holds to libwebp's samples.
 */
class WebpPlanesTest {
  private static final double SIMILAR = 0.985;

  @ParameterizedTest
  @CsvSource({
    "commons-imaging/data/images/jpg/7/_DSC6099.webp, 600",
    "commons-imaging/data/images/jpg/7/_DSC6099.webp, 500",
    "commons-imaging/data/images/jpg/7/_DSC6099.webp, 333",
    "libwebp-test-data/lossy_extreme_probabilities.webp, 401",
    "libwebp-test-data/vp80-05-sharpness-1443.webp, 800",
    "probe-image-size/Exif5-1.5x.webp, 192",
    "probe-image-size/Exif5-1.5x.webp, 100",
  })
  void jpegLooksLikeTheWholePictureReduced(String path, int side) {
    MediaSource source = MediaSource.of(SharedCorpus.file(path));
    Pixels jpeg = Pictures.rgb(Preparing.prepare(source, as(OutputFormat.JPEG, side)).bytes());
    Pixels whole = Pictures.rgb(Preparing.prepare(source, as(OutputFormat.PNG, 5000)).bytes());
    Pixels reduced = Resampler.resample(whole.rows(), jpeg.width(), jpeg.height(), deadline());
    assertThat(Ssim.of(jpeg, reduced)).isGreaterThan(SIMILAR);
    assertThat(meanDifference(jpeg, reduced)).isBetween(-0.5, 0.5);
  }

  private static Deadline deadline() {
    return Deadline.start(ReadLimits.defaults());
  }

  private static ImageConstraints as(OutputFormat format, int side) {
    return Preparing.longest(side).toBuilder().format(format).quality(95).build();
  }

  private static double meanDifference(Pixels a, Pixels b) {
    double sum = 0;
    for (int i = 0; i < a.samples().length; i++) {
      sum += (a.samples()[i] & 0xFF) - (b.samples()[i] & 0xFF);
    }
    return sum / a.samples().length;
  }
}
