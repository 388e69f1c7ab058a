package io.github.visionpreflight.image;

import static io.github.visionpreflight.image.Preparing.longest;
import static io.github.visionpreflight.image.Preparing.prepare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionpreflight.image.PreparedImage.Action;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testdata.Samples;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePreparerTest {
  private static final ImageConstraints JPEG_ONLY =
      ImageConstraints.builder().accepted(Set.of(MediaType.JPEG)).build();

  @Test
  void photographComesOutAsAJpegOfTheTargetSize() {
    PreparedImage prepared = prepare(Samples.photo(1200, 900), longest(400));
    assertThat(prepared.action()).isEqualTo(Action.RESIZED);
    assertThat(prepared.type()).isEqualTo(MediaType.JPEG);
    assertThat(prepared.size()).isEqualTo(new Dimensions(400, 300));
    assertThat(prepared.quality()).hasValue(85);
    assertThat(prepared.lane()).isEqualTo("planar");
    BufferedImage image = Foreign.decode(prepared.bytes());
    assertThat(image.getWidth()).isEqualTo(400);
    assertThat(image.getHeight()).isEqualTo(300);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyOrientationShowsTheSameScene(int orientation) {
    byte[] upright = prepare(Samples.bytes("orientation-1.jpg"), longest(320)).bytes();
    PreparedImage turned =
        prepare(Samples.bytes("orientation-" + orientation + ".jpg"), longest(320));
    assertThat(turned.size()).isEqualTo(new Dimensions(320, 240));
    assertThat(meanDifference(upright, turned.bytes())).isLessThan(3);
    assertThat(((ImageInfo) Probe.of(turned.bytes())).orientation()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orientation-8.png", "orientation-6.webp", "orientation-3.tiff"})
  void orientationIsBakedInForEveryFormatThatHasOne(String name) {
    byte[] upright = prepare(Samples.bytes("orientation-1.jpg"), longest(320)).bytes();
    byte[] turned = prepare(Samples.bytes(name), longest(320)).bytes();
    assertThat(meanDifference(upright, turned)).isLessThan(4);
  }

  @ParameterizedTest
  @CsvSource({
    "photo-cmyk.jpg, 12",
    "photo-ycck.jpg, 12",
    "photo-444.jpg, 2",
    "photo-422.jpg, 2",
    "photo-restart.jpg, 2"
  })
  void everyKindOfJpegShowsTheSameLandscape(String name, double most) {
    byte[] reference = prepare(Samples.bytes("photo-progressive.jpg"), longest(480)).bytes();
    byte[] other = prepare(Samples.bytes(name), longest(480)).bytes();
    assertThat(meanDifference(reference, other)).isLessThan(most);
  }

  /** A palette of few colours is far from the landscape; nothing else is. */
  @ParameterizedTest
  @CsvSource({"palette8.bmp, 14", "top-down32.bmp, 1", "os2-core.bmp, 1", "big.tiff, 1"})
  void everyKindOfBitmapShowsTheSameLandscape(String name, double most) {
    ImageConstraints png = longest(200).toBuilder().format(OutputFormat.PNG).build();
    byte[] reference = prepare(Samples.bytes("rgb24.bmp"), png).bytes();
    byte[] other = prepare(Samples.bytes(name), png).bytes();
    assertThat(meanDifference(reference, other)).isLessThan(most);
  }

  @Test
  void sixteenBitsLoseOnlyTheirLowByte() {
    byte[] wide = Samples.bytes("16-bit.png");
    double[] before = Foreign.meanRgb(wide);
    double[] after = Foreign.meanRgb(prepare(wide, longest(400)).bytes());
    assertThat(after).containsExactly(before, within(1.0));
  }

  @Test
  void grayStaysGray() {
    PreparedImage jpeg = prepare(Samples.bytes("photo-gray.jpg"), longest(300));
    PreparedImage png = prepare(Samples.bytes("gray.png"), longest(300));
    assertThat(Foreign.decode(jpeg.bytes()).getRaster().getNumBands()).isEqualTo(1);
    assertThat(Foreign.decode(png.bytes()).getRaster().getNumBands()).isEqualTo(1);
  }

  @Test
  void colourProfileIsConverted() {
    PreparedImage prepared = prepare(Samples.bytes("photo-p3.jpg"), longest(480));
    assertThat(prepared.notes()).contains("colour profile converted to sRGB");
    byte[] reference = prepare(Samples.bytes("photo-progressive.jpg"), longest(480)).bytes();
    double[] wide = Foreign.meanRgb(Samples.bytes("photo-p3.jpg"));
    double[] converted = Foreign.meanRgb(prepared.bytes());
    double[] srgb = Foreign.meanRgb(reference);
    for (int c = 0; c < 3; c++) {
      assertThat(Math.abs(converted[c] - srgb[c]))
          .isLessThanOrEqualTo(Math.abs(wide[c] - srgb[c]) + 1);
    }
  }

  @Test
  void alphaIsKeptAsPng() {
    PreparedImage prepared = prepare(Samples.bytes("alpha.png"), longest(600));
    assertThat(prepared.type()).isEqualTo(MediaType.PNG);
    BufferedImage image = Foreign.decode(prepared.bytes());
    assertThat(Foreign.alpha(image, 0, 0)).isZero();
  }

  @Test
  void alphaOfWebpBecomesPng() {
    assertThat(prepare(Samples.bytes("alpha.webp"), longest(600)).type()).isEqualTo(MediaType.PNG);
    assertThat(prepare(Samples.bytes("lossless.webp"), longest(600)).type())
        .isEqualTo(MediaType.JPEG);
  }

  @Test
  void alphaIsFlattenedOnTheChosenColourWhenJpegIsAsked() {
    ImageConstraints onRed =
        JPEG_ONLY.toBuilder().maxLongestSide(600).backgroundRgb(0xFF0000).build();
    PreparedImage prepared = prepare(Samples.bytes("alpha.png"), onRed);
    assertThat(prepared.type()).isEqualTo(MediaType.JPEG);
    assertThat(prepared.notes()).contains("transparency flattened on #ff0000");
    int corner = Foreign.rgb(Foreign.decode(prepared.bytes()), 0, 0);
    assertThat(corner >> 16).isGreaterThan(0xF0);
    assertThat(corner & 0xFF).isLessThan(0x10);
  }

  @ParameterizedTest
  @CsvSource({"animated.gif, 10", "animated.webp, 5", "animated.png, 3"})
  void animationGivesItsFirstFrameAndSaysSo(String name, int frames) {
    PreparedImage prepared = prepare(Samples.bytes(name), longest(480));
    assertThat(prepared.notes()).contains("first of " + frames + " frames");
    assertThat(prepared.size()).isEqualTo(new Dimensions(480, 360));
  }

  @Test
  void metadataAndTrailingBytesAreDropped() {
    byte[] photo = Samples.bytes("photo-12mp.jpg");
    byte[] prepared = prepare(photo, longest(320)).bytes();
    assertThat(text(photo)).contains("Exif");
    assertThat(text(prepared)).doesNotContain("Exif").doesNotContain("ICC_PROFILE");
    assertThat(prepared[prepared.length - 1]).isEqualTo((byte) 0xD9);
  }

  @Test
  void byteLimitLowersTheQualityFirst() {
    byte[] photo = Samples.photo(800, 600);
    int plain = prepare(photo, longest(799)).bytes().length;
    ImageConstraints limited = longest(799).toBuilder().maxFileBytes(plain * 7L / 10).build();
    PreparedImage prepared = prepare(photo, limited);
    assertThat(prepared.bytes()).hasSizeLessThanOrEqualTo(plain * 7 / 10);
    assertThat(prepared.size()).isEqualTo(new Dimensions(799, 599));
    assertThat(prepared.quality().orElseThrow()).isBetween(40, 84);
  }

  @Test
  void thenByteLimitShrinksTheSize() {
    byte[] photo = Samples.photo(800, 600);
    int plain = prepare(photo, longest(799)).bytes().length;
    ImageConstraints limited = longest(799).toBuilder().maxBase64Chars(plain / 5).build();
    PreparedImage prepared = prepare(photo, limited);
    assertThat(prepared.bytes().length).isLessThanOrEqualTo(plain / 5 / 4 * 3);
    assertThat(prepared.quality()).hasValue(40);
    assertThat(prepared.size().longestSide()).isBetween(256, 798);
  }

  @Test
  void byteLimitBelowTheFloorsIsRefusedWithNumbers() {
    ImageConstraints tiny =
        ImageConstraints.builder().maxFileBytes(900).minLongestSide(300).minQuality(50).build();
    assertThatThrownBy(() -> prepare(Samples.photo(800, 600), tiny))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("at most 900")
        .hasMessageContaining("300x225")
        .hasMessageContaining("quality 50");
  }

  @Test
  void pngOverTheLimitBecomesJpegWhereTheTypeIsOursToChoose() {
    byte[] png = Samples.bytes("16-bit.png");
    ImageConstraints limited = ImageConstraints.builder().maxFileBytes(150_000).build();
    PreparedImage prepared = prepare(png, limited);
    assertThat(prepared.type()).isEqualTo(MediaType.JPEG);
    assertThat(prepared.notes()).anyMatch(note -> note.contains("over the limit"));
    ImageConstraints pngAsked = limited.toBuilder().format(OutputFormat.PNG).build();
    assertThat(prepare(png, pngAsked).type()).isEqualTo(MediaType.PNG);
  }

  @Test
  void sourceInAFileGivesTheSameAsOneInMemory(@TempDir Path folder) throws IOException {
    byte[] photo = Samples.photo(640, 480);
    Path file = Files.write(folder.resolve("p.jpg"), photo);
    assertThat(prepare(MediaSource.of(file), longest(320)).bytes())
        .isEqualTo(prepare(photo, longest(320)).bytes());
  }

  @Test
  void sizeIsCheckedBeforeAnythingIsDecoded() {
    MediaSource short40 = MediaSource.of(Samples.bytes("header-65535.png"));
    Dimensions huge = new Dimensions(65_535, 65_535);
    ImageInfo info = new ImageInfo(MediaType.PNG, huge, 1, 1, false, short40.size());
    assertThatThrownBy(() -> ImagePreparer.create().prepare(short40, info, longest(100)))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("65535x65535");
    ReadLimits few = ReadLimits.defaults().toBuilder().maxPixels(1000).build();
    assertThatThrownBy(() -> withLimits("gray.png", few))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("at most 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"photo-progressive.jpg", "palette.png", "lossless.webp", "rgb.tiff"})
  void deadlineEndsTheCall(String name) {
    ReadLimits hurried = ReadLimits.defaults().toBuilder().deadline(Duration.ofNanos(1)).build();
    assertThatThrownBy(() -> withLimits(name, hurried)).isInstanceOf(MediaException.Timeout.class);
  }

  private static PreparedImage withLimits(String name, ReadLimits limits) {
    MediaSource source = MediaSource.of(Samples.bytes(name));
    ImageInfo info = (ImageInfo) Probe.of(source, ReadLimits.defaults());
    return ImagePreparer.create()
        .prepare(source, info, longest(100), limits, Deadline.start(limits));
  }

  @Test
  void bytesAreInNoText() {
    PreparedImage prepared = prepare(Samples.photo(64, 64), longest(32));
    assertThat(prepared)
        .hasToString(
            "image/jpeg 32x32, " + prepared.bytes().length + " bytes, RESIZED by planar[]");
  }

  @Test
  void laneThatHandsOnIsFollowedByTheNext() {
    ImageLane refusing = new FakeLane(1, Optional.empty());
    ImageLane absent = new FakeLane(2, Optional.of("no library for this machine"));
    List<ImageLane> all =
        Stream.concat(Stream.of(absent, refusing), ImagePreparer.create().lanes().stream())
            .toList();
    byte[] photo = Samples.photo(64, 64);
    ImageInfo info = (ImageInfo) Probe.of(photo);
    PreparedImage prepared =
        ImagePreparer.of(all).prepare(MediaSource.of(photo), info, longest(32));
    assertThat(prepared.lane()).isEqualTo("planar");
  }

  @Test
  void refusalSaysWhyALaneIsAbsent() {
    ImagePreparer alone =
        ImagePreparer.of(List.of(new FakeLane(1, Optional.of("no library for this machine"))));
    byte[] photo = Samples.photo(64, 64);
    ImageInfo info = (ImageInfo) Probe.of(photo);
    assertThatThrownBy(() -> alone.prepare(MediaSource.of(photo), info, longest(32)))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("fake-1: no library for this machine");
  }

  @Test
  void onePreparerServesManyThreads() {
    byte[] photo = Samples.photo(300, 200);
    Set<List<Byte>> results =
        IntStream.range(0, 32)
            .parallel()
            .mapToObj(i -> prepare(photo, longest(150)).bytes())
            .map(ImagePreparerTest::boxed)
            .collect(Collectors.toSet());
    assertThat(results).hasSize(1);
  }

  private static List<Byte> boxed(byte[] bytes) {
    return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Mean difference of a sample, 0 to 255. */
  private static double meanDifference(byte[] one, byte[] other) {
    BufferedImage a = Foreign.decode(one);
    BufferedImage b = Foreign.decode(other);
    assertThat(b.getWidth()).isEqualTo(a.getWidth());
    assertThat(b.getHeight()).isEqualTo(a.getHeight());
    long sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        int p = Foreign.rgb(a, x, y);
        int q = Foreign.rgb(b, x, y);
        for (int shift = 0; shift <= 16; shift += 8) {
          sum += Math.abs((p >> shift & 0xFF) - (q >> shift & 0xFF));
        }
      }
    }
    return sum / (3.0 * a.getWidth() * a.getHeight());
  }

  private record FakeLane(int order, Optional<String> unavailable) implements ImageLane {
    @Override
    public String name() {
      return "fake-" + order;
    }

    @Override
    public Optional<OpenedImage> open(ImageTask task) {
      return Optional.of(
          new OpenedImage() {
            @Override
            public boolean hasAlpha() {
              return false;
            }

            @Override
            public EncodedImage encode(Encoding encoding) {
              throw new MediaException.Unsupported("not mine");
            }
          });
    }
  }
}
