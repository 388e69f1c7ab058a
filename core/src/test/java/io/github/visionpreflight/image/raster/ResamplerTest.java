package io.github.visionpreflight.image.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.CountedClock;
import io.github.visionpreflight.testdata.Samples;
import io.github.visionpreflight.testing.SharedCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  private static Pixels resample(Pixels in, int width, int height) {
    Deadline deadline = Deadline.start(ReadLimits.defaults());
    return Resampler.resample(in.rows(), width, height, deadline);
  }

  @ParameterizedTest
  @CsvSource({"400,300", "399,299", "157,118", "64,48", "13,9", "1,1", "400,10", "10,300"})
  void resultIsThatOfTheTextbookWithinOneStep(int width, int height) {
    Pixels photo = Pictures.rgb(Samples.photo(400, 300));
    Pixels ours = resample(photo, width, height);
    Pixels reference = ReferenceLanczos.resample(photo, width, height);
    for (int i = 0; i < ours.samples().length; i++) {
      assertThat((ours.samples()[i] & 0xFF) - (reference.samples()[i] & 0xFF)).isBetween(-1, 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exif-orientation-examples/Landscape_3.jpg, 200, 150",
    "commons-imaging/data/images/jpg/1/Nikon D50 - 2007.12.19.n.DSC_3656.JPG, 187, 140",
    "commons-imaging/images/jpeg/photoshop/IMAGING-246/FallHarvestKitKat_07610.jpg, 96, 72"
  })
  void photographsLookLikeTheReference(String path, int width, int height) throws IOException {
    Pixels photo = Pictures.middle(Pictures.rgb(Files.readAllBytes(SharedCorpus.file(path))), 480);
    double ssim =
        Ssim.of(resample(photo, width, height), ReferenceLanczos.resample(photo, width, height));
    assertThat(ssim).isGreaterThan(0.999);
  }

  @Test
  void noiseFinerThanThePixelsIsAveraged() {
    Pixels small = resample(Pictures.noise(640, 640, 1, 7), 20, 20);
    for (byte sample : small.samples()) {
      assertThat(sample & 0xFF).isBetween(105, 150);
    }
  }

  @Test
  void evenColourStaysExactlyThatColour() {
    for (int channels = 1; channels <= 4; channels++) {
      Pixels even = Pictures.of(97, 53, channels, 200);
      assertThat(resample(even, 31, 17).samples()).containsOnly((byte) 200);
    }
  }

  @Test
  void colourOfTransparentPixelsDoesNotBleed() {
    // Opaque white beside transparent black: without weighting the edge would turn gray.
    Pixels edge = Pictures.of(64, 8, 4, 255, 255, 255, 255, 0, 0, 0, 0);
    Pixels small = resample(edge, 16, 4);
    for (int i = 0; i < small.samples().length; i += 4) {
      assertThat(small.samples()[i] & 0xFF).isEqualTo(255);
      assertThat(small.samples()[i + 3] & 0xFF).isBetween(100, 156);
    }
  }

  @Test
  void sameSizeIsACopy() {
    Pixels noise = Pictures.noise(33, 21, 3, 11);
    assertThat(resample(noise, 33, 21).samples()).isEqualTo(noise.samples());
  }

  @Test
  void deadlineIsLookedAtForEveryRowThatIsRead() {
    AtomicInteger read = new AtomicInteger();
    RowSource tall =
        new RowSource(8, 1000, 3) {
          @Override
          public void read(byte[] row) {
            read.incrementAndGet();
          }
        };
    Deadline deadline = Deadline.start(ReadLimits.defaults(), CountedClock.passingAt(500));
    assertThatThrownBy(() -> Resampler.resample(tall, 1, 1, deadline))
        .isInstanceOf(MediaException.Timeout.class);
    assertThat(read).hasValue(499);
  }
}
