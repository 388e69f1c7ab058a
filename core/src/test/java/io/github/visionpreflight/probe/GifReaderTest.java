package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Samples.gif;
import static io.github.visionpreflight.probe.Samples.gifFrame;
import static io.github.visionpreflight.probe.Samples.gifScreen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.AwkwardChannel;
import io.github.visionpreflight.testing.Bytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GifReaderTest {
  @Test
  void sizeIsThatOfScreenNotOfFrame() {
    byte[] gif = gifScreen(16, 12).raw(gifFrame(4, 4)).u8(0x3B).toArray();
    assertThat(probe(gif).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50})
  void framesAreCounted(int frames) {
    assertThat(probe(gif(16, 12, frames)).frames()).isEqualTo(frames);
  }

  @Test
  void framesAreCountedWithoutTrailer() {
    byte[] gif = gif(16, 12, 5);
    assertThat(probe(Arrays.copyOf(gif, gif.length - 1)).frames()).isEqualTo(5);
  }

  @Test
  void framesBehindDamageAreNotCounted() {
    Bytes gif = gifScreen(16, 12).raw(gifFrame(16, 12)).u8(0x99).raw(gifFrame(16, 12));
    assertThat(probe(gif.toArray()).frames()).isEqualTo(1);
  }

  @Test
  void framesBehindTrailerAreNotCounted() {
    byte[] gif = new Bytes().raw(gif(16, 12, 2)).raw(gifFrame(16, 12)).toArray();
    assertThat(probe(gif).frames()).isEqualTo(2);
  }

  @Test
  void countingStopsAtFrameLimit() {
    ReadLimits tight = ReadLimits.defaults().toBuilder().maxFrames(3).build();
    ImageInfo info = (ImageInfo) Probe.of(MediaSource.of(gif(16, 12, 9)), tight);
    assertThat(info.frames()).isEqualTo(3);
  }

  @Test
  void oneFrameIsWantedAndNothingBehindTheHeaderIsRead() {
    byte[] gif = gif(16, 12, 900);
    byte[] header = Arrays.copyOf(gif, MediaType.HEAD_BYTES);
    MediaSource cutThere =
        MediaSource.of("gif", () -> new AwkwardChannel(header).claiming(gif.length));
    ReadLimits sizeAlone = ReadLimits.defaults().toBuilder().maxFrames(1).build();
    ImageInfo info = (ImageInfo) Probe.of(cutThere, sizeAlone);
    assertThat(info.stored()).isEqualTo(new Dimensions(16, 12));
    assertThat(info.frames()).isEqualTo(1);
    assertThat(info.bytes()).isEqualTo(gif.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 14, 15, 16, 17, 40, 1_000})
  void fullSubBlocksAreCountedOverFromBytesAndFromAChannel(int fullBlocks) {
    Bytes gif = gifScreen(16, 12);
    for (int frame = 0; frame < 3; frame++) {
      gif.hex("2C 0000 0000 1000 0C00 00 02");
      for (int i = 0; i < fullBlocks; i++) {
        gif.u8(255).zeros(255);
      }
      gif.hex("03 FFFFFF 00");
    }
    byte[] whole = gif.u8(0x3B).toArray();
    assertThat(probe(whole).frames()).isEqualTo(3);
    MediaSource slow = MediaSource.of("gif", () -> new AwkwardChannel(whole).slow(0));
    assertThat(((ImageInfo) Probe.of(slow, ReadLimits.defaults())).frames()).isEqualTo(3);
    byte[] cut = Arrays.copyOf(whole, whole.length - 3);
    assertThat(probe(cut).frames()).isEqualTo(3);
  }

  @Test
  void countingStopsAtByteLimit() {
    ReadLimits tight = ReadLimits.defaults().toBuilder().maxBytes(100).build();
    ImageInfo info = (ImageInfo) Probe.of(MediaSource.of(gif(16, 12, 90)), tight);
    assertThat(info.frames()).isBetween(2, 5);
  }

  @Test
  void moreExtensionsBehindFirstFrameThanBoxesAllowedAreNoError() {
    ReadLimits tight = ReadLimits.defaults().toBuilder().maxBoxes(2).build();
    ImageInfo info = (ImageInfo) Probe.of(MediaSource.of(gif(16, 12, 9)), tight);
    assertThat(info.frames()).isEqualTo(9);
  }

  @Test
  void extensionsBeforeFirstFramePastLimitAreLimitError() {
    Bytes gif = gifScreen(16, 12);
    for (int i = 0; i < 9; i++) {
      gif.hex("21FE 01 20 00");
    }
    ReadLimits tight = ReadLimits.defaults().toBuilder().maxBoxes(8).build();
    assertThatThrownBy(() -> Probe.of(MediaSource.of(gif.toArray()), tight))
        .isInstanceOf(MediaException.Limit.class);
  }

  @ParameterizedTest
  @CsvSource({"00, false", "01, true", "FE, false", "FF, true"})
  void transparentColourOfFirstFrameGivesAlpha(String flags, boolean alpha) {
    Bytes gif = gifScreen(16, 12).hex("21F904" + flags + "00000000").raw(gifFrame(16, 12));
    assertThat(probe(gif.toArray()).hasAlpha()).isEqualTo(alpha);
  }

  @Test
  void transparentColourOfLaterFrameGivesNone() {
    Bytes gif = gifScreen(16, 12).raw(gifFrame(16, 12)).hex("21F9040100000000");
    assertThat(probe(gif.raw(gifFrame(16, 12)).toArray()).hasAlpha()).isFalse();
  }

  @Test
  void screenThatFirstFrameLeavesBareGivesAlpha() {
    assertThat(probe(gifScreen(16, 12).raw(gifFrame(16, 11)).toArray()).hasAlpha()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 12", "16, 0"})
  void screenOfZeroIsMalformed(int width, int height) {
    assertThatThrownBy(() -> Probe.of(gif(width, height, 1)))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("expected 1..");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3B", "", "21FE0000", "99"})
  void fileWithoutFrameIsMalformed(String rest) {
    assertThatThrownBy(() -> Probe.of(gifScreen(16, 12).hex(rest).toArray()))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("GIF block");
  }

  private static ImageInfo probe(byte[] bytes) {
    return (ImageInfo) Probe.of(bytes);
  }
}
