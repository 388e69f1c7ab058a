package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Samples.animationFrame;
import static io.github.visionpreflight.probe.Samples.exif;
import static io.github.visionpreflight.probe.Samples.riffChunk;
import static io.github.visionpreflight.probe.Samples.vp8;
import static io.github.visionpreflight.probe.Samples.vp8l;
import static io.github.visionpreflight.probe.Samples.vp8x;
import static io.github.visionpreflight.probe.Samples.webp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebpReaderTest {
  private static final int ANIMATION = 0x02;
  private static final int EXIF = 0x08;
  private static final int ALPHA = 0x10;

  @ParameterizedTest
  @CsvSource({"16, 12", "1, 1", "16383, 16383"})
  void sizeOfLossyPictureIsThatOfKeyFrame(int width, int height) {
    assertThat(probe(webp(vp8(width, height))).stored()).isEqualTo(new Dimensions(width, height));
  }

  @Test
  void displayScaleOfKeyFrameDoesNotCount() {
    byte[] webp = webp(vp8(16 | 0x4000, 12 | 0x8000));
    assertThat(probe(webp).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @ParameterizedTest
  @CsvSource({"16, 12, true", "1, 1, false", "16384, 16384, true", "16384, 1, false"})
  void sizeAndAlphaOfLosslessPictureAreThoseOfItsHeader(int width, int height, boolean alpha) {
    ImageInfo info = probe(webp(vp8l(width, height, alpha)));
    assertThat(info.stored()).isEqualTo(new Dimensions(width, height));
    assertThat(info.hasAlpha()).isEqualTo(alpha);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "16, true"})
  void alphaOfExtendedPictureIsThatOfItsFlags(int flags, boolean alpha) {
    byte[] webp = webp(vp8x(flags, 16, 12), vp8l(16, 12, !alpha));
    assertThat(probe(webp).hasAlpha()).isEqualTo(alpha);
  }

  @Test
  void exifBehindPictureGivesOrientation() {
    byte[] webp = webp(vp8x(EXIF, 16, 12), vp8(16, 12), riffChunk("EXIF", exif(6)));
    assertThat(probe(webp).orientation()).isEqualTo(6);
    assertThat(probe(webp).displayed()).isEqualTo(new Dimensions(12, 16));
  }

  @Test
  void exifBeforePictureGivesOrientation() {
    byte[] webp = webp(vp8x(EXIF, 16, 12), riffChunk("EXIF", exif(8)), vp8(16, 12));
    assertThat(probe(webp).orientation()).isEqualTo(8);
  }

  @Test
  void exifWithoutItsFlagIsPassedOver() {
    byte[] webp = webp(vp8x(0, 16, 12), riffChunk("EXIF", exif(8)), vp8(16, 12));
    assertThat(probe(webp).orientation()).isEqualTo(1);
  }

  @Test
  void chunksOfOddLengthArePadded() {
    byte[] odd = riffChunk("ICCP", new byte[3]);
    byte[] webp = webp(vp8x(EXIF, 16, 12), odd, vp8(16, 12), riffChunk("EXIF", exif(6)));
    assertThat(probe(webp).orientation()).isEqualTo(6);
  }

  @Test
  void framesOfAnimationAreCounted() {
    byte[] frame = animationFrame(2, 4, 4, 4);
    byte[] anim = riffChunk("ANIM", new byte[6]);
    ImageInfo info = probe(webp(vp8x(ANIMATION | ALPHA, 16, 12), anim, frame, frame, frame));
    assertThat(info.frames()).isEqualTo(3);
    assertThat(info.stored()).isEqualTo(new Dimensions(16, 12));
    assertThat(info.hasAlpha()).isTrue();
  }

  @Test
  void exifBehindFramesGivesOrientation() {
    byte[] frame = animationFrame(0, 0, 16, 12);
    byte[] webp = webp(vp8x(ANIMATION | EXIF, 16, 12), frame, riffChunk("EXIF", exif(3)));
    assertThat(probe(webp).orientation()).isEqualTo(3);
  }

  @Test
  void countingStopsAtFrameLimit() {
    byte[] frame = animationFrame(0, 0, 16, 12);
    byte[] webp = webp(vp8x(ANIMATION, 16, 12), frame, frame, frame);
    ReadLimits tight = ReadLimits.defaults().toBuilder().maxFrames(2).build();
    assertThat(((ImageInfo) Probe.of(MediaSource.of(webp), tight)).frames()).isEqualTo(2);
  }

  @Test
  void animationWithoutFramesIsMalformed() {
    assertMalformed(webp(vp8x(ANIMATION, 16, 12), riffChunk("ANIM", new byte[6])))
        .hasMessageContaining("at least one frame");
  }

  @ParameterizedTest
  @CsvSource({"2, 0, 16, 12", "0, 2, 16, 12", "0, 0, 17, 12", "0, 0, 16, 13"})
  void frameOutsideCanvasIsMalformed(int left, int top, int width, int height) {
    assertMalformed(webp(vp8x(ANIMATION, 16, 12), animationFrame(left, top, width, height)))
        .hasMessageContaining("a frame inside 16x12");
  }

  @ParameterizedTest
  @CsvSource({"17, 12", "16, 11", "4, 4"})
  void canvasThatIsNotThePictureIsMalformed(int width, int height) {
    assertMalformed(webp(vp8x(0, width, height), vp8(16, 12))).hasMessageContaining("the canvas");
    assertMalformed(webp(vp8x(0, width, height), vp8l(16, 12, false)))
        .hasMessageContaining("the canvas");
  }

  @Test
  void canvasPast32BitsOfPixelsIsMalformed() {
    assertMalformed(webp(vp8x(0, 1 << 24, 1 << 24), vp8(16, 12))).hasMessageContaining("2^32-1");
  }

  @ParameterizedTest
  @CsvSource({"0, 12", "16, 0"})
  void sideOfZeroIsMalformed(int width, int height) {
    assertMalformed(webp(vp8(width, height))).hasMessageContaining("sides of at least 1");
  }

  @Test
  void interframeIsMalformed() {
    byte[] webp = webp(vp8(16, 12));
    webp[20] |= 1;
    assertMalformed(webp).hasMessageContaining("a key frame").hasMessageContaining("(offset 20)");
  }

  @ParameterizedTest
  @ValueSource(ints = {23, 24, 25})
  void wrongStartCodeIsMalformed(int at) {
    byte[] webp = webp(vp8(16, 12));
    webp[at]++;
    assertMalformed(webp).hasMessageContaining("start code");
  }

  @Test
  void wrongLosslessSignatureIsMalformed() {
    byte[] webp = webp(vp8l(16, 12, false));
    webp[20]++;
    assertMalformed(webp).hasMessageContaining("VP8L signature");
  }

  @Test
  void laterLosslessVersionIsMalformed() {
    byte[] webp = webp(vp8l(16, 12, false));
    webp[24] |= 0x20;
    assertMalformed(webp).hasMessageContaining("VP8L version");
  }

  @Test
  void otherFirstChunkIsMalformed() {
    assertMalformed(webp(riffChunk("ICCP", new byte[8]))).hasMessageContaining("first chunk");
  }

  @Test
  void extendedHeaderWithoutPictureIsMalformed() {
    assertMalformed(webp(vp8x(0, 16, 12)));
  }

  @Test
  void everyCutOfLossyPictureIsMalformed() {
    byte[] webp = webp(vp8(16, 12));
    for (int length = 12; length < webp.length; length++) {
      assertMalformed(Arrays.copyOf(webp, length));
    }
  }

  @Test
  void lengthOfRiffFormIsNotBelieved() {
    byte[] webp = webp(vp8(16, 12));
    Arrays.fill(webp, 4, 8, (byte) 0xFF);
    assertThat(probe(webp).stored()).isEqualTo(new Dimensions(16, 12));
  }

  private static ImageInfo probe(byte[] bytes) {
    return (ImageInfo) Probe.of(bytes);
  }

  private static AbstractThrowableAssert<?, ?> assertMalformed(byte[] bytes) {
    return assertThatThrownBy(() -> Probe.of(bytes)).isInstanceOf(MediaException.Malformed.class);
  }
}
