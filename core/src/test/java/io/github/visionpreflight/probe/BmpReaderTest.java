package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Samples.bmp;
import static io.github.visionpreflight.probe.Samples.bmpFile;
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

class BmpReaderTest {
  @ParameterizedTest
  @ValueSource(ints = {16, 20, 40, 52, 56, 64, 108, 124})
  void everyHeaderLengthIsRead(int headerBytes) {
    assertThat(probe(bmp(headerBytes, 16, 12)).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @Test
  void coreHeaderHasSidesOf16Bits() {
    byte[] header = new Bytes().le32(12).le16(65535).le16(12).le16(1).le16(24).toArray();
    assertThat(probe(bmpFile(header)).stored()).isEqualTo(new Dimensions(65535, 12));
  }

  @Test
  void negativeHeightIsTopDown() {
    assertThat(probe(bmp(40, 16, -12)).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @ParameterizedTest
  @CsvSource({"0, 12", "-16, 12", "16, 0", "16, -2147483648", "-2147483648, 12"})
  void impossibleSideIsMalformed(int width, int height) {
    assertMalformed(bmp(40, width, height)).hasMessageContaining("expected 1..2147483647");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 64, 65535})
  void impossibleDepthIsMalformed(int bits) {
    assertMalformed(bmp(40, 16, 12, bits, 0)).hasMessageContaining("BMP bits per pixel");
  }

  @ParameterizedTest
  @CsvSource({
    "1, PALETTE, 1, 8",
    "4, PALETTE, 1, 8",
    "8, PALETTE, 1, 8",
    "16, RGB, 3, 5",
    "24, RGB, 3, 8",
    "32, RGB, 3, 8"
  })
  void depthSaysPixelFormat(int bits, Colors colors, int channels, int bitsPerChannel) {
    assertThat(probe(bmp(40, 16, 12, bits, 0)).pixels())
        .isEqualTo(new PixelFormat(colors, channels, bitsPerChannel, false));
  }

  @ParameterizedTest
  @CsvSource({"3, true", "0, false"})
  void alphaMaskCountsWhereMasksDo(int compression, boolean alpha) {
    byte[] bmp = bmp(124, 16, 12, 32, compression);
    bmp[14 + 52 + 3] = (byte) 0xFF;
    assertThat(probe(bmp).hasAlpha()).isEqualTo(alpha);
  }

  @Test
  void masksWithoutAlphaGiveNone() {
    assertThat(probe(bmp(124, 16, 12, 32, 3)).hasAlpha()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void wholeJpegOrPngInsideIsUnsupported(int compression) {
    assertThatThrownBy(() -> Probe.of(bmp(40, 16, 12, 0, compression)))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("JPEG or PNG");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, 13, 15, 65, 107, 109, 125, -1})
  void otherHeaderLengthIsMalformed(int headerBytes) {
    byte[] bmp = bmp(124, 16, 12);
    byte[] length = new Bytes().le32(headerBytes).toArray();
    System.arraycopy(length, 0, bmp, 14, 4);
    assertMalformed(bmp)
        .hasMessageContaining("BMP header length: expected 12, 16..64, 108 or 124")
        .hasMessageContaining("(offset 14)");
  }

  private static ImageInfo probe(byte[] bytes) {
    return (ImageInfo) Probe.of(bytes);
  }

  private static AbstractThrowableAssert<?, ?> assertMalformed(byte[] bytes) {
    return assertThatThrownBy(() -> Probe.of(bytes)).isInstanceOf(MediaException.Malformed.class);
  }
}
