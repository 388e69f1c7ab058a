package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Samples.chunk;
import static io.github.visionpreflight.probe.Samples.exif;
import static io.github.visionpreflight.probe.Samples.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.PixelFormat.Colors;
import io.github.visionpreflight.testing.Bytes;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngReaderTest {
  private static final Bytes NONE = new Bytes();
  private static final Bytes PALETTE = new Bytes().raw(chunk("PLTE", new byte[6]));

  @ParameterizedTest
  @CsvSource({"16, 12", "1, 1", "2147483647, 1", "1, 2147483647", "65535, 65535"})
  void sizeIsThatOfHeader(int width, int height) {
    assertThat(probe(png(width, height, 8, 2, NONE)).stored())
        .isEqualTo(new Dimensions(width, height));
  }

  @ParameterizedTest
  @CsvSource({"0, 12", "16, 0", "-1, 12", "16, -2147483648"})
  void sideOfZeroOrPast31BitsIsMalformed(int width, int height) {
    assertMalformed(png(width, height, 8, 2, NONE)).hasMessageContaining("expected 1..2147483647");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, GRAY, 1", "0, 2, GRAY, 1", "0, 4, GRAY, 1", "0, 8, GRAY, 1", "0, 16, GRAY, 1",
    "2, 8, RGB, 3", "2, 16, RGB, 3", "4, 8, GRAY, 2", "4, 16, GRAY, 2", "6, 8, RGB, 4",
    "6, 16, RGB, 4"
  })
  void legalDepthAndColourTypeAreReported(int type, int depth, Colors colors, int channels) {
    ImageInfo info = probe(png(16, 12, depth, type, NONE));
    assertThat(info.pixels()).isEqualTo(new PixelFormat(colors, channels, depth, false));
    assertThat(info.hasAlpha()).isEqualTo(type >= 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void paletteHasEightBitsAnEntry(int depth) {
    assertThat(probe(png(16, 12, depth, 3, PALETTE)).pixels())
        .isEqualTo(new PixelFormat(Colors.PALETTE, 1, 8, false));
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "2, 4", "3, 16", "4, 4", "6, 3", "1, 8", "5, 8", "7, 8", "0, 0", "0, 32"})
  void otherDepthAndColourTypeAreMalformed(int type, int depth) {
    assertMalformed(png(16, 12, depth, type, PALETTE))
        .hasMessageContaining("bit depth and colour type");
  }

  @Test
  void paletteImageWithoutPaletteIsMalformed() {
    assertMalformed(png(16, 12, 8, 3, NONE)).hasMessageContaining("PNG PLTE");
  }

  @Test
  void transparencyChunkGivesAlpha() {
    Bytes transparency = new Bytes().raw(chunk("tRNS", new byte[6]));
    assertThat(probe(png(16, 12, 8, 2, transparency)).hasAlpha()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void exifChunkGivesOrientation(int orientation) {
    Bytes exif = new Bytes().raw(chunk("eXIf", exif(orientation)));
    assertThat(probe(png(16, 12, 8, 2, exif)).orientation()).isEqualTo(orientation);
  }

  @Test
  void emptyExifChunkIsNoReasonToRefuse() {
    Bytes exif = new Bytes().raw(chunk("eXIf", new byte[0]));
    assertThat(probe(png(16, 12, 8, 2, exif)).orientation()).isEqualTo(1);
  }

  @Test
  void exifChunkBehindPixelsIsNotLookedFor() {
    byte[] png = new Bytes().raw(png(16, 12, 8, 2, NONE)).raw(chunk("eXIf", exif(6))).toArray();
    assertThat(probe(png).orientation()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "0, 1", "2147483647, 1", "-2147483648, 1"})
  void framesAreThoseOfAnimationHeaderWhenTheFileCanHoldThem(int stated, int frames) {
    Bytes header = new Bytes().raw(chunk("acTL", new Bytes().be32(stated).be32(0).toArray()));
    assertThat(probe(png(16, 12, 8, 2, header)).frames()).isEqualTo(frames);
  }

  @Test
  void interlacedPictureIsProgressive() {
    byte[] png = png(16, 12, 8, 2, NONE);
    png[28] = 1;
    assertThat(probe(png).pixels().progressive()).isTrue();
  }

  @Test
  void secondHeaderIsMalformed() {
    Bytes header = new Bytes().raw(chunk("IHDR", new byte[13]));
    assertMalformed(png(16, 12, 8, 2, header)).hasMessageContaining("a second one");
  }

  @Test
  void headerMustBeFirst() {
    byte[] png = new Bytes().hex("89504E470D0A1A0A").raw(chunk("IDAT", new byte[13])).toArray();
    assertMalformed(png).hasMessageContaining("IHDR of 13 bytes");
  }

  @Test
  void endBeforePixelsIsMalformed() {
    Bytes end = new Bytes().raw(chunk("IEND", new byte[0]));
    assertMalformed(png(16, 12, 8, 2, end)).hasMessageContaining("PNG IDAT");
  }

  @ParameterizedTest
  @CsvSource({"7FFFFFFF, chunk length", "80000000, chunk length", "FFFFFFFF, chunk length"})
  void chunkPastEndIsMalformed(String length, String field) {
    Bytes chunk = new Bytes().hex(length).ascii("tEXt");
    assertMalformed(png(16, 12, 8, 2, chunk)).hasMessageContaining(field);
  }

  @Test
  void applesVariantIsUnsupportedByName() {
    byte[] png = new Bytes().hex("89504E470D0A1A0A").raw(chunk("CgBI", new byte[4])).toArray();
    assertThatThrownBy(() -> Probe.of(png))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("CgBI");
  }

  private static ImageInfo probe(byte[] bytes) {
    return (ImageInfo) Probe.of(bytes);
  }

  private static AbstractThrowableAssert<?, ?> assertMalformed(byte[] bytes) {
    return assertThatThrownBy(() -> Probe.of(bytes)).isInstanceOf(MediaException.Malformed.class);
  }
}
