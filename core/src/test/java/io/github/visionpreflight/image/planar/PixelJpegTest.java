package io.github.visionpreflight.image.planar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.Foreign;
import io.github.visionpreflight.image.raster.Pictures;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.Ssim;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.CountedClock;
import io.github.visionpreflight.testdata.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels that become JPEG, read by the JDK's decoder and held against its encoder. */
class PixelJpegTest {
  private static final PlanarJpeg CODEC = new PlanarJpeg();

  @ParameterizedTest
  @CsvSource({
    "screenshot-1080p.png, 85",
    "interlaced.png, 40",
    "interlaced.png, 100",
    "photo-444.jpg, 85",
    "photo-444.jpg, 95",
    "photo-gray.jpg, 85",
    "photo-gray.jpg, 10"
  })
  void isAsNearToThePictureAsTheJdksAndNoLonger(String file, int quality) throws IOException {
    BufferedImage source = Foreign.decode(Samples.bytes(file));
    Pixels pixels = pixels(source);
    byte[] ours = encode(pixels, quality);
    byte[] theirs = jdk(image(pixels), quality);
    assertThat(steps(ours)).isEqualTo(steps(theirs));
    assertThat(error(pixels, ours)).isLessThan(1.005 * error(pixels, theirs));
    assertThat(Ssim.of(Pictures.rgb(ours), rgb(pixels)))
        .isGreaterThan(Ssim.of(Pictures.rgb(theirs), rgb(pixels)) - 0.0005);
    assertThat(ours).hasSizeLessThanOrEqualTo(theirs.length);
  }

  /** The last row and column of blocks are whole, partly filled, or hold a single pixel. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 15, 16, 17, 24, 31, 33})
  void everySizeKeepsItsEdges(int side) {
    for (int channels : new int[] {1, 3}) {
      Pixels wide = ramps(side, 40, channels);
      assertThat(error(wide, encode(wide, 100))).isLessThan(1);
      Pixels high = ramps(40, side, channels);
      assertThat(error(high, encode(high, 100))).isLessThan(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"255,255,255", "0,0,0", "255,0,0", "0,255,0", "0,0,255", "128,128,128"})
  void flatColoursComeBackWithinTwoLevels(int red, int green, int blue) {
    Pixels flat = Pixels.blank(33, 17, 3);
    for (int i = 0; i < flat.samples().length; i += 3) {
      flat.samples()[i] = (byte) red;
      flat.samples()[i + 1] = (byte) green;
      flat.samples()[i + 2] = (byte) blue;
    }
    double[] mean = Foreign.meanRgb(encode(flat, 100));
    assertThat(mean[0]).isBetween(red - 2.0, red + 2.0);
    assertThat(mean[1]).isBetween(green - 2.0, green + 2.0);
    assertThat(mean[2]).isBetween(blue - 2.0, blue + 2.0);
  }

  /** Coefficients as large as they get, and words with bytes that have to be stuffed. */
  @Test
  void noiseAtTheFinestQuantisationSurvives() {
    Pixels noise = Pixels.blank(200, 120, 1);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < noise.samples().length; i++) {
      noise.samples()[i] = (byte) (random.nextBoolean() ? 255 : 0);
    }
    assertThat(error(noise, encode(noise, 100))).isLessThan(1);
  }

  @Test
  void deadlineStopsItAtAnyRowOfMcus() {
    Pixels pixels = ramps(16, 160, 3);
    CountedClock still = CountedClock.still();
    encode(pixels, still);
    assertThat(still.looks()).as("ten rows made, and ten written").isEqualTo(20);
    CountedClock.spread(still.looks(), still.looks())
        .forEach(
            look -> {
              CountedClock clock = CountedClock.passingAt(look);
              assertThatThrownBy(() -> encode(pixels, clock))
                  .isInstanceOf(MediaException.Timeout.class);
              assertThat(clock.looks()).isEqualTo(look);
            });
  }

  @Test
  void sideThatNoDecoderExpectsIsALimit() {
    assertThatThrownBy(() -> encode(Pixels.blank(65_501, 1, 1), 85))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessage("JPEG side: expected at most 65500 pixels, got 65501x1");
  }

  private static byte[] encode(Pixels pixels, int quality) {
    return CODEC.encode(pixels, quality, Deadline.start(ReadLimits.defaults()));
  }

  private static void encode(Pixels pixels, LongSupplier clock) {
    CODEC.encode(pixels, 85, Deadline.start(ReadLimits.defaults(), clock));
  }

  private static Pixels ramps(int width, int height, int channels) {
    Pixels out = Pixels.blank(width, height, channels);
    for (int i = 0; i < out.samples().length; i++) {
      int x = i / channels % width;
      int y = i / channels / width;
      out.samples()[i] = (byte) (20 + 2 * x + 2 * y + 20 * (i % channels));
    }
    return out;
  }

  private static Pixels pixels(BufferedImage image) {
    int channels = image.getRaster().getNumBands() == 1 ? 1 : 3;
    Pixels out = Pixels.blank(image.getWidth(), image.getHeight(), channels);
    for (int i = 0; i < out.samples().length; i++) {
      int rgb = Foreign.rgb(image, i / channels % out.width(), i / channels / out.width());
      out.samples()[i] = (byte) (rgb >> 8 * (channels - 1 - i % channels));
    }
    return out;
  }

  private static Pixels rgb(Pixels pixels) {
    Pixels out = Pixels.blank(pixels.width(), pixels.height(), 3);
    for (int i = 0; i < out.samples().length; i++) {
      out.samples()[i] = pixels.samples()[pixels.channels() == 1 ? i / 3 : i];
    }
    return out;
  }

  private static BufferedImage image(Pixels pixels) {
    boolean gray = pixels.channels() == 1;
    int type = gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), type);
    for (int i = 0; i < pixels.samples().length; i++) {
      int pixel = i / pixels.channels();
      image
          .getRaster()
          .setSample(
              pixel % pixels.width(),
              pixel / pixels.width(),
              i % pixels.channels(),
              pixels.samples()[i] & 0xFF);
    }
    return image;
  }

  /** Returns the first quantisation table, which both write before the frame. */
  private static byte[] steps(byte[] jpeg) {
    int at = 0;
    while (jpeg[at] != (byte) 0xFF || jpeg[at + 1] != (byte) 0xDB) {
      at++;
    }
    return Arrays.copyOfRange(jpeg, at + 5, at + 5 + 64);
  }

  /** The JDK takes a step that is half way between two for the lesser, libjpeg for the greater. */
  private static byte[] jdk(BufferedImage image, int quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality / 100f - 1e-5f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Returns the mean square of how far each sample is off; PSNR is its logarithm. */
  private static double error(Pixels expected, byte[] jpeg) {
    BufferedImage image = Foreign.decode(jpeg);
    assertThat(image.getWidth()).isEqualTo(expected.width());
    assertThat(image.getHeight()).isEqualTo(expected.height());
    assertThat(image.getRaster().getNumBands()).isEqualTo(expected.channels());
    Pixels actual = pixels(image);
    double sum = 0;
    for (int i = 0; i < expected.samples().length; i++) {
      int off = (expected.samples()[i] & 0xFF) - (actual.samples()[i] & 0xFF);
      sum += off * off;
    }
    return sum / expected.samples().length;
  }
}
