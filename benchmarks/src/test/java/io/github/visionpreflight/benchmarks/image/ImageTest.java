package io.github.visionpreflight.benchmarks.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionpreflight.benchmarks.job.Job;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import io.github.visionpreflight.image.planar.PlanarRequest;
import io.github.visionpreflight.image.planar.PlanarSteps;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.probe.Dimensions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageTest {
  // Below it, a picture is another one, upside down, or wrong in its colours. Aliasing costs the
  // worst of them up to a fifth on fine print.
  private static final double ALIKE = 0.75;

  private static final Map<String, Gray> ORIGINALS = new HashMap<>();

  private static Gray original(String name) throws IOException {
    // What a foreign encoder made of a photograph is held against the photograph.
    String shown = name.matches("photo-12mp\\.(webp|heic|avif|png)") ? "photo-12mp.jpg" : name;
    Gray gray = ORIGINALS.get(shown);
    if (gray == null) {
      gray = Gray.decode(BenchmarkMedia.bytes(shown));
      ORIGINALS.put(shown, gray);
    }
    return gray;
  }

  private static void assertAlike(Gray made, String name) throws IOException {
    double ssim = made.ssim(original(name).shrunk(made.width(), made.height()));
    assertThat(ssim).as("SSIM against the original").isBetween(ALIKE, 1.0);
  }

  static Stream<Job.Case> fitters() {
    return Job.of(PrepareBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("fitters")
  void theResultIsTheSamePictureInTheBox(Job.Case each) throws IOException {
    PrepareBenchmark benchmark = new PrepareBenchmark();
    benchmark.implementation = (Fitter) each.implementation();
    benchmark.data = each.data();
    for (int box : new int[] {1568, 768}) {
      benchmark.box = box;
      benchmark.read();
      assertFits(benchmark.fit(), each.data(), box);
    }
  }

  static Stream<Job.Case> batches() {
    return Job.of(BatchBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("batches")
  void allOfTheBatchFit(Job.Case each) throws Exception {
    BatchBenchmark benchmark = new BatchBenchmark();
    benchmark.implementation = (Fitter) each.implementation();
    benchmark.data = each.data();
    benchmark.threads = 2;
    benchmark.read();
    byte[][] made = benchmark.batch();
    benchmark.close();
    assertThat(List.of(made)).hasSize(8).allSatisfy(one -> assertThat(one).isEqualTo(made[0]));
    assertFits(made[0], each.data(), 1568);
  }

  static Stream<Job.Case> growing() {
    return Job.of(GrowthBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("growing")
  void theResultIsTheSamePictureWhateverTheSize(Job.Case each) throws IOException {
    GrowthBenchmark benchmark = new GrowthBenchmark();
    benchmark.implementation = (Fitter) each.implementation();
    benchmark.data = each.data();
    benchmark.box = 768;
    benchmark.read();
    assertFits(benchmark.fit(), each.data(), 768);
  }

  private static void assertFits(byte[] jpeg, String name, int box) throws IOException {
    assertThat(jpeg).startsWith(0xFF, 0xD8, 0xFF);
    Gray made = Gray.decode(jpeg);
    Gray original = original(name);
    int[] size = Rasters.into(BenchmarkMedia.scaled(box), original.width(), original.height());
    assertThat(made.width()).isCloseTo(size[0], within(1));
    assertThat(made.height()).isCloseTo(size[1], within(1));
    assertAlike(made, name);
  }

  static Stream<Job.Case> decoders() {
    return Job.of(JpegDecodeBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void whatIsDecodedIsWholeOrAnEighth(Job.Case each) throws IOException {
    JpegDecodeBenchmark benchmark = new JpegDecodeBenchmark();
    benchmark.implementation = (JpegDecoder) each.implementation();
    benchmark.data = each.data();
    benchmark.read();
    Gray original = original(each.data());
    int divisor = each.implementation().name().endsWith("EIGHTH") ? 8 : 1;
    Dimensions decoded = benchmark.decode();
    assertThat(decoded.width()).isEqualTo((original.width() + divisor - 1) / divisor);
    assertThat(decoded.height()).isEqualTo((original.height() + divisor - 1) / divisor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"photo-1080p.jpg", "photo-12mp-progressive.jpg", "photo-12mp-444.jpg"})
  void planesHoldTheBrightnessOfThePicture(String name) throws IOException {
    Gray original = original(name);
    Dimensions size = new Dimensions(original.width(), original.height());
    PlanarSteps steps = new PlanarSteps(BenchmarkMedia.bytes(name), PlanarRequest.of(size, 1, 85));
    double[] levels = new double[original.levels().length];
    Arrays.setAll(levels, i -> steps.level(i % size.width(), i / size.width()));
    Gray planes = new Gray(size.width(), size.height(), levels);
    // Not the same: RGB was rounded and confined on the way to the original's brightness.
    assertThat(planes.ssim(original)).isGreaterThan(0.99);
  }

  static Stream<Job.Case> encoders() {
    return Job.of(JpegEncodeBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void theJpegShowsThePixels(Job.Case each) throws IOException {
    JpegEncodeBenchmark benchmark = new JpegEncodeBenchmark();
    benchmark.implementation = (Encoder) each.implementation();
    benchmark.data = each.data();
    benchmark.read();
    byte[] jpeg = benchmark.encode();
    assertThat(jpeg).startsWith(0xFF, 0xD8, 0xFF);
    assertAlike(Gray.decode(jpeg), each.data());
  }

  static Stream<Job.Case> pngWriters() {
    return Job.of(PngEncodeBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("pngWriters")
  void thePngHoldsThePixelsExactly(Job.Case each) throws IOException {
    PngEncodeBenchmark benchmark = new PngEncodeBenchmark();
    benchmark.implementation = (Encoder) each.implementation();
    benchmark.data = each.data();
    benchmark.read();
    Gray made = Gray.decode(benchmark.encode());
    assertThat(made.levels()).isEqualTo(original(each.data()).levels());
  }

  static Stream<Job.Case> shrinkers() {
    return Job.of(ResampleBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("shrinkers")
  void fewerPixelsShowTheSame(Job.Case each) throws IOException {
    ResampleBenchmark benchmark = new ResampleBenchmark();
    benchmark.implementation = (Shrinker) each.implementation();
    benchmark.data = each.data();
    for (int box : new int[] {1568, 768}) {
      benchmark.box = box;
      benchmark.read();
      Gray original = original(each.data());
      int[] size = Rasters.into(BenchmarkMedia.scaled(box), original.width(), original.height());
      BufferedImage made = image(benchmark.shrink(), each.implementation().name());
      assertThat(new int[] {made.getWidth(), made.getHeight()}).isEqualTo(size);
      assertAlike(Gray.of(made), each.data());
    }
  }

  private static BufferedImage image(Object made, String implementation) throws IOException {
    if (made instanceof PlanarSteps steps) {
      return ImageIO.read(new ByteArrayInputStream(steps.write()));
    }
    return made instanceof Pixels pixels
        ? image(pixels, implementation.startsWith("OPENCV"))
        : (BufferedImage) made;
  }

  private static BufferedImage image(Pixels pixels, boolean blueFirst) {
    BufferedImage image =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < pixels.width() * pixels.height(); i++) {
      int red = pixels.samples()[3 * i + (blueFirst ? 2 : 0)] & 255;
      int green = pixels.samples()[3 * i + 1] & 255;
      int blue = pixels.samples()[3 * i + (blueFirst ? 0 : 2)] & 255;
      image.setRGB(i % pixels.width(), i / pixels.width(), red << 16 | green << 8 | blue);
    }
    return image;
  }
}
