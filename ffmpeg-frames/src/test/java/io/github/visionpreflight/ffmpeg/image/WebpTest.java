package io.github.visionpreflight.ffmpeg.image;

import static io.github.visionpreflight.ffmpeg.image.Colours.BLUE;
import static io.github.visionpreflight.ffmpeg.image.Colours.GREEN;
import static io.github.visionpreflight.ffmpeg.image.Colours.RED;
import static io.github.visionpreflight.ffmpeg.image.Colours.assertColour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** WebP of known colours, written by libwebp, comes out in these colours. */
class WebpTest {
  @Test
  void lossyPictureHasItsColours() {
    byte[] file = Coded.webp("yuv420p", 96, 64, Colours.of(BLUE, 0.299, 0.114, false, 8));
    PreparedImage prepared = Prepare.with(file, Prepare.PNG);
    assertThat(prepared.lane()).contains("ffmpeg");
    assertColour(Prepare.decoded(prepared), 50, 30, BLUE);
  }

  @Test
  void losslessPictureIsLeftToJavaAndKeptToTheBit() {
    byte[] file = Coded.webp("bgra", 37, 29, WebpTest::gradient);
    PreparedImage prepared = withAllLanes(file, Prepare.PNG);
    assertThat(prepared.lane()).contains("imageio");
    BufferedImage picture = Prepare.decoded(prepared);
    for (int y = 0; y < 29; y++) {
      for (int x = 0; x < 37; x++) {
        assertThat(picture.getRGB(x, y)).isEqualTo(0xFF000000 | 7 * x << 16 | 8 * y << 8 | x + y);
      }
    }
  }

  private static PreparedImage withAllLanes(byte[] file, ImageConstraints constraints) {
    return ImagePreparer.create()
        .prepare(MediaSource.of(file), (ImageInfo) Probe.of(file), constraints);
  }

  /** Bytes in memory: blue, green, red, alpha. */
  private static int gradient(int plane, int x, int y) {
    return new int[] {x + y, 8 * y, 7 * x, 255}[plane];
  }

  @Test
  void transparencyIsKeptAndHidesColours() {
    byte[] file =
        Coded.webp(
            "bgra",
            64,
            64,
            (plane, x, y) ->
                plane == 3 ? x < 32 ? 255 : 0 : (x < 32 ? RED : GREEN) >> 8 * plane & 0xFF);
    var small = Prepare.PNG.toBuilder().maxLongestSide(16).build();
    BufferedImage picture = Prepare.decoded(withAllLanes(file, small));
    assertThat(picture.getRGB(3, 8) >>> 24).isGreaterThan(250);
    for (int x = 0; x < 8; x++) {
      assertThat(picture.getRGB(x, 8) >> 8 & 0xFF).isLessThan(64);
    }
  }

  @Test
  void transparencyOfALossyPictureIsKept() {
    int[] samples = Colours.samples(RED, 0.299, 0.114, false, 8);
    byte[] file =
        Coded.webp("yuva420p", 64, 64, (plane, x, y) -> plane == 3 ? 3 * x : samples[plane]);
    BufferedImage picture = Prepare.pixels(file);
    assertThat(picture.getRGB(40, 20) >>> 24).isEqualTo(120);
    assertColour(picture, 40, 20, RED);
  }

  @Test
  void picturesThatAreCutOffAreMalformed() {
    byte[] whole = TestPictures.webpWithAlpha();
    for (int length = whole.length - 2; length > 12; length--) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Prepare.pixels(cut)).isInstanceOf(MediaException.Malformed.class);
    }
  }

  @Test
  void damagedBytesGiveAPictureOrADocumentedError() {
    byte[] whole = Coded.webp("yuv420p", 64, 48, Colours.fullRange601(GREEN));
    for (int at = 16; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0xFF;
      try {
        Prepare.pixels(damaged);
      } catch (MediaException documented) {
        assertThat(documented.getMessage()).isNotEmpty();
      }
    }
  }
}
