package io.github.visionpreflight.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads what the generator made with readers that share no code with it. */
final class SamplesTest {
  static Stream<SampleFile> all() {
    return MediaGenerator.samples().stream();
  }

  /** What the JDK's own readers know: not WebP, not BigTIFF, not four inks except as a raster. */
  static Stream<SampleFile> decodable() {
    return all()
        .filter(SampleFile::complete)
        .filter(sample -> !sample.type().equals("image/webp") && !sample.name().equals("big.tiff"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void twoRunsGiveTheSameBytes(SampleFile sample) throws NoSuchAlgorithmException {
    assertThat(sha256(sample.bytes())).isEqualTo(sha256(Samples.bytes(sample.name())));
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @ParameterizedTest
  @MethodSource("decodable")
  void jdkDecodesEveryFrameAndFindsTheStoredSize(SampleFile sample) throws IOException {
    try (ImageInputStream in = stream(sample)) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      for (int i = 1; i < reader.getNumImages(true); i++) {
        assertThat(reader.read(i)).isNotNull();
      }
      assertThat(decodedSize(reader, sample)).isEqualTo(sample.stored());
      reader.dispose();
    }
  }

  private static ImageInputStream stream(SampleFile sample) throws IOException {
    byte[] bytes = Samples.bytes(sample.name());
    return Objects.requireNonNull(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)));
  }

  private static Size decodedSize(ImageReader reader, SampleFile sample) throws IOException {
    boolean fourInks = sample.name().contains("cmyk") || sample.name().contains("ycck");
    var raster = fourInks ? reader.readRaster(0, null) : reader.read(0).getRaster();
    assertThat(raster.getNumBands()).isEqualTo(fourInks ? 4 : raster.getNumBands());
    return new Size(raster.getWidth(), raster.getHeight());
  }

  @ParameterizedTest
  @MethodSource("decodable")
  void jdkNamesTheTypeThatTheTableNames(SampleFile sample) throws IOException {
    try (ImageInputStream in = stream(sample)) {
      String[] types = ImageIO.getImageReaders(in).next().getOriginatingProvider().getMIMETypes();
      assertThat(types).contains(sample.type());
    }
  }

  @Test
  void losslessFormatsHoldThePixelsThatWereDrawn() throws IOException {
    Picture drawn = Landscape.draw(203, 151, 21);
    for (String name :
        new String[] {"interlaced.png", "rgb24.bmp", "top-down32.bmp", "os2-core.bmp"}) {
      assertThat(pixels(Samples.bytes(name))).as(name).isEqualTo(drawn.argb);
    }
  }

  @Test
  void alphaSurvivesInPng() throws IOException {
    assertThat(pixels(Samples.bytes("alpha.png"))).isEqualTo(Logo.draw(1200, 400).argb);
  }

  private static int[] pixels(byte[] file) throws IOException {
    var image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(file)));
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void fileCutInHalfStopsInsideItsPixels() {
    byte[] whole = Samples.bytes("jpeg-named.png");
    assertThat(Samples.bytes("truncated.jpg")).hasSize(whole.length / 2);
    assertThat(whole).startsWith(Samples.bytes("truncated.jpg"));
  }

  @Test
  void hugeHeaderHasFortyBytesBehindIt() {
    int signature = 8;
    int headerChunk = 4 + 4 + 13 + 4;
    assertThat(Samples.bytes("header-65535.png")).hasSize(signature + headerChunk + 40);
  }
}
