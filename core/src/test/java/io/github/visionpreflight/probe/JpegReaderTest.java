package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Samples.exif;
import static io.github.visionpreflight.probe.Samples.exifSegment;
import static io.github.visionpreflight.probe.Samples.jpeg;
import static io.github.visionpreflight.probe.Samples.segment;
import static io.github.visionpreflight.probe.Samples.sof;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.PixelFormat.Colors;
import io.github.visionpreflight.testing.Bytes;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegReaderTest {
  private static final Bytes SOF = sof(0xC0, 16, 12, 3);

  @Test
  void sizeIsThatOfFrameHeader() {
    assertThat(probe(jpeg(SOF)).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @Test
  void largestSizeIsReported() {
    assertThat(probe(jpeg(sof(0xC0, 65535, 65535, 3))).stored())
        .isEqualTo(new Dimensions(65535, 65535));
  }

  @Test
  void segmentsMayComeInAnyOrder() {
    Bytes exif = new Bytes().raw(exifSegment(6));
    assertThat(probe(jpeg(exif, SOF))).isEqualTo(probe(jpeg(SOF, exif)));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
  void everyKindOfFrameHeaderIsRead(int marker) {
    assertThat(probe(jpeg(sof(marker, 16, 12, 1))).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC4, 0xC8, 0xCC})
  void tablesAmongFrameMarkersAreNoFrameHeaders(int marker) {
    Bytes table = new Bytes().raw(segment(marker, new Bytes().zeros(20)));
    assertThat(probe(jpeg(table, SOF)).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @ParameterizedTest
  @CsvSource({
    "0xC0, false",
    "0xC1, false",
    "0xC2, true",
    "0xC6, true",
    "0xCA, true",
    "0xC3, false"
  })
  void progressiveFrameIsSaid(String marker, boolean progressive) {
    byte[] jpeg = jpeg(sof(Integer.decode(marker), 16, 12, 3));
    assertThat(probe(jpeg).pixels().progressive()).isEqualTo(progressive);
  }

  @ParameterizedTest
  @CsvSource({"1, GRAY", "2, UNKNOWN", "3, RGB", "4, CMYK"})
  void componentsSayColours(int components, Colors colors) {
    assertThat(probe(jpeg(sof(0xC0, 16, 12, components))).pixels())
        .isEqualTo(new PixelFormat(colors, components, 8, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void exifOrientationIsReported(int orientation) {
    ImageInfo info = probe(jpeg(new Bytes().raw(exifSegment(orientation)), SOF));
    assertThat(info.orientation()).isEqualTo(orientation);
    assertThat(info.displayed())
        .isEqualTo(orientation < 5 ? new Dimensions(16, 12) : new Dimensions(12, 16));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 255, 65535})
  void invalidOrientationCountsAsOne(int orientation) {
    assertThat(probe(jpeg(new Bytes().raw(exifSegment(orientation)), SOF)).orientation())
        .isEqualTo(1);
  }

  @Test
  void orientationIsReadInBothByteOrdersAndLengths() {
    assertThat(orientationOf(exif(true, 3, new Bytes().be16(6).be16(0)))).isEqualTo(6);
    assertThat(orientationOf(exif(true, 4, new Bytes().be32(6)))).isEqualTo(6);
    assertThat(orientationOf(exif(false, 3, new Bytes().le16(6).le16(0)))).isEqualTo(6);
    assertThat(orientationOf(exif(false, 4, new Bytes().le32(6)))).isEqualTo(6);
    assertThat(orientationOf(exif(true, 2, new Bytes().ascii("6").zeros(3)))).isEqualTo(1);
  }

  @Test
  void firstValidExifSegmentSpeaks() {
    Bytes first = new Bytes().raw(exifSegment(6));
    Bytes second = new Bytes().raw(exifSegment(3));
    assertThat(probe(jpeg(first, second, SOF)).orientation()).isEqualTo(6);
  }

  @Test
  void brokenExifSegmentLeavesNextOneToSpeak() {
    Bytes broken = new Bytes().raw(segment(0xE1, new Bytes().ascii("Exif").zeros(14)));
    assertThat(probe(jpeg(broken, new Bytes().raw(exifSegment(3)), SOF)).orientation())
        .isEqualTo(3);
  }

  @Test
  void xmpInSameSegmentTypeIsPassedOver() {
    Bytes xmp = new Bytes().raw(segment(0xE1, new Bytes().ascii("http://ns.adobe.com/xap/1.0/")));
    assertThat(probe(jpeg(xmp, new Bytes().raw(exifSegment(8)), SOF)).orientation()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4D4D",
        "4D4D002A",
        "4D4D002A 7FFFFFFF 0000",
        "4D4D002A 00000004 0001",
        "4D4D002A 00000008 FFFF",
        "58585858 00000008 0000"
      })
  void brokenExifBlockIsNoReasonToRefuse(String block) {
    assertThat(orientationOf(Bytes.ofHex(block))).isEqualTo(1);
  }

  @Test
  void entriesPastBlockAreNotRead() {
    Bytes block = new Bytes().ascii("MM").be16(42).be32(8).be16(65535);
    block.be16(0x10F).be16(2).be32(4).be32(0).be16(0x112).be16(3).be32(1);
    assertThat(orientationOf(block.toArray())).isEqualTo(1);
  }

  @Test
  void frameHeaderInsideExifThumbnailIsNotTheImages() {
    Bytes thumbnail = new Bytes().ascii("Exif").be16(0).raw(exif(1)).raw(jpeg(SOF));
    assertMalformed(jpeg(new Bytes().raw(segment(0xE1, thumbnail))))
        .hasMessageContaining("JPEG SOF");
  }

  @Test
  void fillBytesAndStrayBytesAreSkipped() {
    Bytes fill = new Bytes().hex("FFFFFFFF").raw(exifSegment(6)).hex("0102FF00FFFF");
    assertThat(probe(jpeg(fill, SOF)).orientation()).isEqualTo(6);
  }

  @Test
  void markersWithoutLengthAreSkipped() {
    assertThat(probe(jpeg(new Bytes().hex("FF01FFD0FFD7"), SOF)).stored())
        .isEqualTo(new Dimensions(16, 12));
  }

  @Test
  void secondFrameHeaderIsMalformed() {
    assertMalformed(jpeg(SOF, sof(0xC0, 999, 999, 3))).hasMessageContaining("a second one");
  }

  @Test
  void scanBeforeFrameHeaderIsMalformed() {
    assertMalformed(jpeg()).hasMessageContaining("JPEG SOF");
  }

  @Test
  void endBeforeScanIsMalformed() {
    assertMalformed(jpeg(SOF, new Bytes().hex("FFD90000")))
        .hasMessageContaining("end of the image");
  }

  @ParameterizedTest
  @CsvSource({
    "08 0000 0010 01 011100, height",
    "08 000C 0000 01 011100, width",
    "01 000C 0010 01 011100, precision",
    "11 000C 0010 01 011100, precision",
    "08 000C 0010 00, components",
    "08 000C 0010 05 0111000211000311000411000511 00, components",
    "08 000C 0010 03 011100, SOF length"
  })
  void impossibleFrameHeaderIsMalformed(String hex, String field) {
    assertMalformed(jpeg(new Bytes().raw(segment(0xC0, new Bytes().hex(hex)))))
        .hasMessageContaining("JPEG " + field + ":")
        .hasMessageContaining("(offset ");
  }

  @ParameterizedTest
  @CsvSource({"FFE00000, 4", "FFE00001, 4"})
  void segmentLengthBelowItsOwnTwoBytesIsMalformed(String hex, int offset) {
    assertMalformed(jpeg(new Bytes().hex(hex), SOF))
        .hasMessageContaining("JPEG segment length: expected at least 2")
        .hasMessageContaining("(offset " + offset + ")");
  }

  @Test
  void segmentPastEndIsMalformed() {
    assertMalformed(new Bytes().hex("FFD8FFE0FFFF0000").toArray())
        .hasMessageContaining("JPEG segment");
  }

  @Test
  void jpegLsIsUnsupportedByName() {
    assertThatThrownBy(() -> Probe.of(jpeg(sof(0xF7, 16, 12, 1))))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("JPEG-LS");
  }

  @Test
  void hierarchicalJpegIsUnsupportedByName() {
    assertThatThrownBy(() -> Probe.of(jpeg(sof(0xDE, 16, 12, 1), SOF)))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("hierarchical");
  }

  @Test
  void segmentsPastLimitAreLimitError() {
    Bytes comments = new Bytes();
    for (int i = 0; i < 20; i++) {
      comments.raw(segment(0xFE, new Bytes().u8(0)));
    }
    ReadLimits tight = ReadLimits.defaults().toBuilder().maxBoxes(19).build();
    assertThatThrownBy(() -> Probe.of(MediaSource.of(jpeg(comments, SOF)), tight))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("19 boxes");
    assertThat(Probe.of(jpeg(comments, SOF)).stored()).isEqualTo(new Dimensions(16, 12));
  }

  private static int orientationOf(byte[] exifBlock) {
    Bytes content = new Bytes().ascii("Exif").be16(0).raw(exifBlock);
    return probe(jpeg(new Bytes().raw(segment(0xE1, content)), SOF)).orientation();
  }

  private static ImageInfo probe(byte[] bytes) {
    return (ImageInfo) Probe.of(bytes);
  }

  private static AbstractThrowableAssert<?, ?> assertMalformed(byte[] bytes) {
    return assertThatThrownBy(() -> Probe.of(bytes)).isInstanceOf(MediaException.Malformed.class);
  }
}
