package io.github.visionpreflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.image.structure.PngStructure;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testdata.Samples;
import io.github.visionpreflight.testing.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each number of the limits lets through what just fits, and refuses what is one more. */
class ReadLimitsTest {
  private static final ReadLimits DEFAULTS = ReadLimits.defaults();
  private static final ImageConstraints ANY =
      ImageConstraints.builder().accepted(EnumSet.allOf(MediaType.class)).build();
  private static final ImageConstraints SMALL_JPEG =
      ANY.toBuilder().maxLongestSide(32).format(OutputFormat.JPEG).build();
  private static final ImageConstraints SMALL_PNG =
      ANY.toBuilder().maxLongestSide(32).format(OutputFormat.PNG).build();

  @Test
  void defaultsAreThoseOfTheSecurityPage() {
    assertThat(DEFAULTS)
        .isEqualTo(
            new ReadLimits(
                64_000_000,
                100_000_000,
                32_768,
                1_000_000_000,
                262_144,
                32,
                10_000,
                500,
                100_000,
                Duration.ofSeconds(10)));
  }

  @Test
  void bytesOfAFileAStreamAndADataUri() {
    byte[] bytes = Samples.photo(48, 32);
    String uri = DataUri.encode(MediaType.JPEG, bytes);
    ReadLimits exact = with(limits -> limits.maxBytes(bytes.length));
    ReadLimits less = with(limits -> limits.maxBytes(bytes.length - 1));
    assertBoundary(exact, less, limits -> MediaSource.of(bytes).readAll(limits));
    assertBoundary(
        exact, less, l -> MediaSource.readFully("s", new ByteArrayInputStream(bytes), l));
    assertBoundary(exact, less, limits -> DataUri.parse(uri, limits));
    assertBoundary(exact, less, limits -> prepare(bytes, SMALL_JPEG, limits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo-gray.jpg",
        "palette.png",
        "still.gif",
        "lossless.webp",
        "rgb24.bmp",
        "rgb.tiff"
      })
  void pixelsAndSide(String name) {
    byte[] bytes = Samples.bytes(name);
    Dimensions size = Probe.of(bytes).stored();
    assertBoundary(
        with(limits -> limits.maxPixels(size.pixels())),
        with(limits -> limits.maxPixels(size.pixels() - 1)),
        limits -> prepare(bytes, SMALL_JPEG, limits));
    assertBoundary(
        with(limits -> limits.maxSidePixels(size.longestSide())),
        with(limits -> limits.maxSidePixels(size.longestSide() - 1)),
        limits -> prepare(bytes, SMALL_JPEG, limits));
  }

  @ParameterizedTest
  @CsvSource({"animated.gif,10", "animated.png,3", "animated.webp,5"})
  void pixelsOverAnAnimationThatIsKept(String name, int frames) {
    byte[] bytes = Samples.bytes(name);
    long pixels = 480L * 360 * frames;
    ReadLimits less = with(limits -> limits.maxAnimationPixels(pixels - 1));
    ImageConstraints kept = ANY.toBuilder().keepAnimation(true).build();
    assertBoundary(
        with(limits -> limits.maxAnimationPixels(pixels)),
        less,
        limits -> prepare(bytes, kept, limits));
    // The first frame alone is no animation.
    assertThatNoException().isThrownBy(() -> prepare(bytes, SMALL_JPEG, less));
  }

  /** A profile that is too long is left out: it is no reason to refuse the picture. */
  @Test
  void textOfAPngIsInflatedUpToTheLimit() throws IOException {
    byte[] png = withProfile(Samples.bytes("gray.png"), new byte[5000]);
    assertThat(structure(png, with(limits -> limits.maxTextBytes(5000))).iccProfile())
        .hasSize(5000);
    assertThat(structure(png, with(limits -> limits.maxTextBytes(4999))).iccProfile()).isNull();
    byte[] bomb = withProfile(Samples.bytes("gray.png"), new byte[1 << 24]);
    assertThat(structure(bomb, DEFAULTS).iccProfile()).isNull();
  }

  private static PngStructure structure(byte[] png, ReadLimits limits) {
    return PngStructure.parse(png, limits, Deadline.start(limits));
  }

  /** Puts an iCCP chunk (section 11.3.2.3) behind the header. */
  private static byte[] withProfile(byte[] png, byte[] profile) throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
      out.write(profile);
    }
    byte[] content =
        new Bytes().ascii("iCCP").ascii("x").zeros(2).raw(deflated.toByteArray()).toArray();
    CRC32 crc = new CRC32();
    crc.update(content);
    int behindHeader = 33;
    return new Bytes()
        .raw(Arrays.copyOf(png, behindHeader))
        .be32(content.length - 4)
        .raw(content)
        .be32((int) crc.getValue())
        .raw(Arrays.copyOfRange(png, behindHeader, png.length))
        .toArray();
  }

  @Test
  void scansOfAProgressiveJpegInEitherLane() {
    byte[] bytes = Samples.bytes("photo-progressive.jpg");
    int scans = 0;
    for (int i = 0; i + 1 < bytes.length; i++) {
      scans += (bytes[i] & 0xFF) == 0xFF && (bytes[i + 1] & 0xFF) == 0xDA ? 1 : 0;
    }
    int all = scans;
    ReadLimits exact = with(limits -> limits.maxScans(all));
    ReadLimits less = with(limits -> limits.maxScans(all - 1));
    assertBoundary(exact, less, limits -> prepare(bytes, SMALL_JPEG, limits));
    assertBoundary(exact, less, limits -> prepare(bytes, SMALL_PNG, limits));
  }

  /** Counting stops at the limit; it is no error. */
  @ParameterizedTest
  @CsvSource({"animated.gif,10", "animated.webp,5", "gray-2-pages.tiff,2"})
  void framesAreCountedUpToTheLimit(String name, int frames) {
    MediaSource source = MediaSource.of(Samples.bytes(name));
    assertThat(frames(source, frames)).isEqualTo(frames);
    assertThat(frames(source, frames - 1)).isEqualTo(frames - 1);
  }

  private static int frames(MediaSource source, int most) {
    return ((ImageInfo) Probe.of(source, with(limits -> limits.maxFrames(most)))).frames();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo-gray.jpg",
        "photo-cmyk.jpg",
        "palette.png",
        "interlaced.png",
        "still.gif",
        "lossless.webp",
        "rgb24.bmp",
        "rgb.tiff"
      })
  void deadlineEndsEveryLane(String name) {
    ReadLimits hurried = with(limits -> limits.deadline(Duration.ofNanos(1)));
    assertThatThrownBy(() -> prepare(Samples.bytes(name), SMALL_JPEG, hurried))
        .isInstanceOf(MediaException.Timeout.class);
  }

  private static byte[] prepare(byte[] bytes, ImageConstraints constraints, ReadLimits limits) {
    MediaSource source = MediaSource.of(bytes);
    ImageInfo info = (ImageInfo) Probe.of(source, DEFAULTS);
    Deadline deadline = Deadline.start(limits);
    return ImagePreparer.create().prepare(source, info, constraints, limits, deadline).bytes();
  }

  private static void assertBoundary(ReadLimits exact, ReadLimits less, Reading reading) {
    assertThatNoException().isThrownBy(() -> reading.with(exact));
    assertThatThrownBy(() -> reading.with(less)).isInstanceOf(MediaException.Limit.class);
  }

  private static ReadLimits with(UnaryOperator<ReadLimits.Builder> change) {
    // A loaded machine must not turn a boundary into a timeout.
    return change.apply(DEFAULTS.toBuilder().deadline(Duration.ofHours(1))).build();
  }

  /** Something that reads within limits. */
  private interface Reading {
    Object with(ReadLimits limits);
  }
}
