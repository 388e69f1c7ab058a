package io.github.visionpreflight.image.raster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.image.Foreign;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.Samples;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngEncoderTest {
  private static final Deadline AMPLE =
      Deadline.start(ReadLimits.defaults().toBuilder().deadline(Duration.ofHours(1)).build());

  @ParameterizedTest
  @CsvSource({"1,1,1", "7,5,1", "7,5,2", "7,5,3", "7,5,4", "300,200,3", "300,200,4", "1,400,2"})
  void foreignDecoderReadsEverySampleBack(int width, int height, int channels) {
    Pixels noise = Pictures.noise(width, height, channels, 5);
    assertSame(noise, Foreign.decode(PngEncoder.encode(noise, AMPLE)));
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "16", "17", "256"})
  void fewColoursBecomeAPaletteThatLosesNothing(int colours) {
    Pixels noise = Pictures.noise(61, 43, 4, 3);
    for (int i = 0; i < noise.samples().length; i += 4) {
      int index = (noise.samples()[i] & 0xFF) % colours;
      noise.samples()[i] = (byte) (index * 37);
      noise.samples()[i + 1] = (byte) (index * 11);
      noise.samples()[i + 2] = (byte) index;
      noise.samples()[i + 3] = (byte) (index % 2 == 0 ? 255 : index);
    }
    BufferedImage image = Foreign.decode(PngEncoder.encode(noise, AMPLE));
    assertThat(image.getColorModel()).isInstanceOf(IndexColorModel.class);
    assertSame(noise, image);
  }

  @Test
  void colourWithEqualChannelsBecomesGray() {
    Pixels gray = Pictures.noise(50, 50, 1, 9);
    Pixels rgb = Pixels.blank(50, 50, 3);
    for (int i = 0; i < rgb.samples().length; i++) {
      rgb.samples()[i] = gray.samples()[i / 3];
    }
    BufferedImage image = Foreign.decode(PngEncoder.encode(rgb, AMPLE));
    assertThat(image.getRaster().getNumBands()).isEqualTo(1);
    assertSame(gray, image);
  }

  @Test
  void opaqueAlphaIsLeftOut() {
    Pixels opaque = Pictures.noise(50, 50, 4, 9);
    for (int i = 3; i < opaque.samples().length; i += 4) {
      opaque.samples()[i] = -1;
    }
    assertThat(Foreign.decode(PngEncoder.encode(opaque, AMPLE)).getColorModel().hasAlpha())
        .isFalse();
  }

  @Test
  void screenshotIsNotLongerThanTheJdkWritesIt() throws IOException {
    byte[] file = Samples.bytes("screenshot-1080p.png");
    ByteArrayOutputStream jdk = new ByteArrayOutputStream();
    ImageIO.write(Foreign.decode(file), "png", jdk);
    assertThat(PngEncoder.encode(Pictures.rgb(file), AMPLE)).hasSizeLessThan(jdk.size());
  }

  private static void assertSame(Pixels expected, BufferedImage actual) {
    assertThat(actual.getWidth()).isEqualTo(expected.width());
    assertThat(actual.getHeight()).isEqualTo(expected.height());
    int channels = expected.channels();
    for (int y = 0; y < expected.height(); y++) {
      for (int x = 0; x < expected.width(); x++) {
        int at = (y * expected.width() + x) * channels;
        int rgb = Foreign.rgb(actual, x, y);
        byte[] s = expected.samples();
        int wanted =
            channels < 3
                ? (s[at] & 0xFF) * 0x010101
                : (s[at] & 0xFF) << 16 | (s[at + 1] & 0xFF) << 8 | s[at + 2] & 0xFF;
        assertThat(rgb).isEqualTo(wanted);
        if (expected.hasAlpha()) {
          assertThat(Foreign.alpha(actual, x, y)).isEqualTo(s[at + channels - 1] & 0xFF);
        }
      }
    }
  }
}
