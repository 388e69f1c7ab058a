package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Samples.bigTiff;
import static io.github.visionpreflight.probe.Samples.entry;
import static io.github.visionpreflight.probe.Samples.tiff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.PixelFormat.Colors;
import io.github.visionpreflight.probe.Samples.TiffFile;
import io.github.visionpreflight.testing.Bytes;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffReaderTest {
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final long[] WIDTH = entry(256, SHORT, 16);
  private static final long[] HEIGHT = entry(257, SHORT, 12);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sizeIsReadInBothByteOrders(boolean bigEndian) {
    assertThat(probe(tiff(bigEndian, 70000, 12, 1)).stored()).isEqualTo(new Dimensions(70000, 12));
  }

  @Test
  void sizeOfBigTiffIsRead() {
    assertThat(probe(bigTiff(16, 12)).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "6, 6", "8, 8", "0, 1", "9, 1"})
  void orientationIsReported(int stored, int reported) {
    assertThat(probe(tiff(true, 16, 12, stored)).orientation()).isEqualTo(reported);
  }

  @Test
  void pagesAreCounted() {
    TiffFile file = new TiffFile(false);
    file.linkedDirectory(WIDTH, HEIGHT).linkedDirectory(WIDTH, HEIGHT).directory(WIDTH, HEIGHT);
    assertThat(probe(file.toArray()).frames()).isEqualTo(3);
  }

  @Test
  void thumbnailsAndMasksAreNoPages() {
    TiffFile file = new TiffFile(false);
    file.linkedDirectory(WIDTH, HEIGHT)
        .linkedDirectory(entry(254, LONG, 1), WIDTH, HEIGHT)
        .linkedDirectory(entry(254, LONG, 4), WIDTH, HEIGHT)
        .directory(entry(254, LONG, 2), WIDTH, HEIGHT);
    assertThat(probe(file.toArray()).frames()).isEqualTo(2);
  }

  @Test
  void chainThatLeadsBackToFirstPageIsMalformed() {
    assertMalformed(new TiffFile(true).directory(8, WIDTH, HEIGHT).toArray())
        .hasMessageContaining("an earlier one");
  }

  @Test
  void chainThatLeadsBackToLaterPageIsMalformed() {
    TiffFile file = new TiffFile(true);
    file.linkedDirectory(WIDTH, HEIGHT).linkedDirectory(WIDTH, HEIGHT).directory(38, WIDTH, HEIGHT);
    assertMalformed(file.toArray()).hasMessageContaining("an earlier one");
  }

  @Test
  void chainThatLeadsOutOfFileEndsThere() {
    TiffFile file = new TiffFile(true).directory(0x7FFF_FFFF, WIDTH, HEIGHT);
    assertThat(probe(file.toArray()).frames()).isEqualTo(1);
  }

  @Test
  void countingStopsAtFrameLimit() {
    TiffFile file = new TiffFile(false);
    for (int i = 0; i < 9; i++) {
      file.linkedDirectory(WIDTH, HEIGHT);
    }
    byte[] bytes = file.directory(WIDTH, HEIGHT).toArray();
    ReadLimits tight = ReadLimits.defaults().toBuilder().maxFrames(4).build();
    assertThat(((ImageInfo) Probe.of(MediaSource.of(bytes), tight)).frames()).isEqualTo(4);
    assertThat(probe(bytes).frames()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"0, GRAY", "1, GRAY", "2, RGB", "3, PALETTE", "5, CMYK", "6, RGB", "8, UNKNOWN"})
  void photometricSaysColours(int photometric, Colors colors) {
    TiffFile file = new TiffFile(true);
    file.directory(
        WIDTH, HEIGHT, entry(258, SHORT, 16), entry(262, SHORT, photometric), entry(277, SHORT, 3));
    assertThat(probe(file.toArray()).pixels()).isEqualTo(new PixelFormat(colors, 3, 16, false));
  }

  @Test
  void severalBitCountsAreReadWhereTheyLie() {
    Bytes file = new Bytes().ascii("II").le16(42).le32(8).le16(3);
    file.le16(256).le16(3).le32(1).le32(16).le16(257).le16(3).le32(1).le32(12);
    file.le16(258).le16(3).le32(3).le32(50).le32(0).le16(10).le16(10).le16(10);
    assertThat(probe(file.toArray()).pixels().bitsPerChannel()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "2, true"})
  void extraSampleGivesAlpha(int extraSample, boolean alpha) {
    TiffFile file = new TiffFile(true).directory(WIDTH, HEIGHT, entry(338, SHORT, extraSample));
    assertThat(probe(file.toArray()).hasAlpha()).isEqualTo(alpha);
  }

  @Test
  void entryThatPointsOutOfFileCountsAsAbsent() {
    Bytes file = new Bytes().ascii("MM").be16(42).be32(8).be16(3);
    file.be16(256).be16(4).be32(1).be32(16).be16(257).be16(4).be32(1).be32(12);
    file.be16(274).be16(3).be32(9).be32(0x7FFF_FFFF).be32(0);
    assertThat(probe(file.toArray()).orientation()).isEqualTo(1);
  }

  @Test
  void cameraRawIsUnsupported() {
    assertUnsupported(entry(254, LONG, 1), WIDTH, HEIGHT);
    assertUnsupported(WIDTH, HEIGHT, entry(262, SHORT, 32803));
    assertUnsupported(WIDTH, HEIGHT, entry(262, SHORT, 34892));
    assertUnsupported(WIDTH, HEIGHT, entry(50706, LONG, 0x01040000));
  }

  @Test
  void directoryWithoutSizeIsMalformed() {
    assertMalformed(new TiffFile(true).directory(WIDTH).toArray())
        .hasMessageContaining("TIFF height");
    assertMalformed(new TiffFile(true).directory(HEIGHT).toArray())
        .hasMessageContaining("TIFF width");
  }

  @ParameterizedTest
  @CsvSource({"0, 12", "16, 0", "-1, 12", "16, -1"})
  void impossibleSideIsMalformed(int width, int height) {
    assertMalformed(tiff(true, width, height, 1)).hasMessageContaining("expected 1..2147483647");
  }

  @Test
  void firstDirectoryOutsideFileIsMalformed() {
    assertMalformed(new Bytes().ascii("II").le16(42).le32(0x7FFF_FFFF).toArray())
        .hasMessageContaining("first directory");
    assertMalformed(new Bytes().ascii("II").le16(43).le16(8).le16(0).le64(Long.MIN_VALUE).toArray())
        .hasMessageContaining("got 9223372036854775808");
  }

  @Test
  void bigTiffWithOtherOffsetSizeIsMalformed() {
    assertMalformed(new Bytes().ascii("II").le16(43).le16(4).le16(0).le64(16).toArray())
        .hasMessageContaining("offset size");
  }

  private static ImageInfo probe(byte[] bytes) {
    return (ImageInfo) Probe.of(bytes);
  }

  private static void assertUnsupported(long[]... entries) {
    assertThatThrownBy(() -> Probe.of(new TiffFile(false).directory(entries).toArray()))
        .isInstanceOf(MediaException.Unsupported.class);
  }

  private static AbstractThrowableAssert<?, ?> assertMalformed(byte[] bytes) {
    return assertThatThrownBy(() -> Probe.of(bytes)).isInstanceOf(MediaException.Malformed.class);
  }
}
