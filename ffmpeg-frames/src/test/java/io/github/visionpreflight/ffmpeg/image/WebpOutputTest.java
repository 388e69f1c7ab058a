package io.github.visionpreflight.ffmpeg.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures that become WebP, read back by the core's own decoders. */
class WebpOutputTest {
  private static final ImagePreparer ALL = ImagePreparer.create();

  @Test
  void losslessKeepsColoursAndTransparencyToTheBit() throws IOException {
    BufferedImage picture = ramps(BufferedImage.TYPE_INT_ARGB);
    PreparedImage webp = prepare(png(picture), as(OutputFormat.WEBP_LOSSLESS));
    assertThat(webp.type()).isEqualTo(MediaType.WEBP);
    assertThat(webp.quality()).isEmpty();
    BufferedImage back = Prepare.decoded(prepare(webp.bytes(), as(OutputFormat.PNG)));
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        assertThat(back.getRGB(x, y)).isEqualTo(picture.getRGB(x, y));
      }
    }
  }

  @Test
  void lossyKeepsTransparencyToTheBitAndColoursNearly() throws IOException {
    BufferedImage picture = ramps(BufferedImage.TYPE_INT_ARGB);
    PreparedImage webp = prepare(png(picture), as(OutputFormat.WEBP));
    assertThat(webp.quality()).hasValue(85);
    assertThat(((ImageInfo) Probe.of(webp.bytes())).hasAlpha()).isTrue();
    BufferedImage back = Prepare.decoded(prepare(webp.bytes(), as(OutputFormat.PNG)));
    for (int x = 0; x < picture.getWidth(); x++) {
      assertThat(back.getRGB(x, 20) >>> 24).isEqualTo(picture.getRGB(x, 20) >>> 24);
    }
    for (int shift = 0; shift < 24; shift += 8) {
      int expected = picture.getRGB(40, 20) >> shift & 0xFF;
      assertThat(back.getRGB(40, 20) >> shift & 0xFF).isBetween(expected - 12, expected + 12);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBP", "WEBP_LOSSLESS"})
  void fileHoldsThePictureAndNothingElse(OutputFormat format) throws IOException {
    byte[] jpeg = TestPictures.jpeg();
    assertThat(chunks(prepare(jpeg, as(format)).bytes())).hasSize(1);
  }

  @Test
  void limitInBytesLowersTheQuality() throws IOException {
    ImageConstraints few = as(OutputFormat.WEBP).toBuilder().maxFileBytes(2000).quality(95).build();
    byte[] noise = png(noise());
    PreparedImage webp = prepare(noise, few);
    assertThat(webp.bytes().length).isLessThanOrEqualTo(2000);
    assertThat(webp.quality().orElseThrow()).isLessThan(95);
  }

  @Test
  void webpThatFitsGoesOutAsItIs() {
    byte[] webp = TestPictures.webp();
    assertThat(prepare(webp, as(OutputFormat.WEBP)).bytes()).isEqualTo(webp);
  }

  @Test
  void sideThatWebpCannotSayIsPastALimit() {
    Pixels wide = Pixels.blank(16_384, 1, 1);
    Deadline deadline = Deadline.start(ReadLimits.defaults());
    assertThatThrownBy(() -> new LibwebpEncoder().encode(wide, 80, false, deadline))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("16383");
  }

  private static PreparedImage prepare(byte[] file, ImageConstraints constraints) {
    return ALL.prepare(MediaSource.of(file), (ImageInfo) Probe.of(file), constraints);
  }

  private static ImageConstraints as(OutputFormat format) {
    return ImageConstraints.builder().format(format).build();
  }

  private static BufferedImage ramps(int type) {
    BufferedImage picture = new BufferedImage(61, 41, type);
    for (int y = 0; y < 41; y++) {
      for (int x = 0; x < 61; x++) {
        picture.setRGB(x, y, 4 * x + 10 << 24 | 4 * x << 16 | 5 * y << 8 | 2 * x + y);
      }
    }
    return picture;
  }

  private static BufferedImage noise() {
    BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        picture.setRGB(x, y, (x * 7919 + y * 104_729) * 31 >> 3);
      }
    }
    return picture;
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, "png", file)).isTrue();
    return file.toByteArray();
  }

  private static List<String> chunks(byte[] webp) {
    List<String> names = new ArrayList<>();
    for (int at = 12; at + 8 <= webp.length; ) {
      names.add(new String(webp, at, 4, StandardCharsets.US_ASCII));
      int length = webp[at + 4] & 0xFF | (webp[at + 5] & 0xFF) << 8 | (webp[at + 6] & 0xFF) << 16;
      at += 8 + length + length % 2;
    }
    return names;
  }
}
