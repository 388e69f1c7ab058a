package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Headers of slices and parameter sets may hold anything. */
class DamagedHeadersTest {
  private final FFmpegFrames source = new FFmpegFrames();

  @ParameterizedTest
  @EnumSource(
      names = {"H264_LEAN", "H264_LEAN_CAVLC", "H264_LEAN_SLICES", "HEVC_LEAN", "HEVC_LEAN_OPEN"})
  void damagedHeadersGiveFramesOrADocumentedError(TestVideo video) throws IOException {
    byte[] whole = Files.readAllBytes(TestVideos.file(video));
    FrameOptions two = FrameOptions.defaults().withSampling(FrameSampling.at(1.1, 3.3));
    Random random = new Random(264);
    for (int round = 0; round < 60; round++) {
      byte[] damaged = whole.clone();
      for (int flip = 0; flip <= round; flip++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Throwable thrown = catchThrowable(() -> source.frames(MediaSource.of(damaged), two));
      if (thrown != null) {
        assertThat(thrown).as("round %d", round).isInstanceOf(MediaException.class);
      }
    }
  }

  @Test
  void numbersOfVariableLengthFollowTheStandardsTable() {
    // ITU-T H.264, table 9-2: 1, 010, 011, 00100, 0001001; table 9-3 for signed ones.
    NalBits bits = new NalBits(new byte[] {(byte) 0b1010_0110, 0b0100_0001, 0b0010_1100}, 0, 3);
    assertThat(bits.unsigned()).isEqualTo(0);
    assertThat(bits.unsigned()).isEqualTo(1);
    assertThat(bits.unsigned()).isEqualTo(2);
    assertThat(bits.unsigned()).isEqualTo(3);
    assertThat(bits.unsigned()).isEqualTo(8);
    assertThat(bits.signed()).isEqualTo(-1);
    assertThat(bits.overrun()).isFalse();
    assertThat(bits.unsigned()).isZero();
    assertThat(bits.overrun()).isTrue();
  }

  @Test
  void bytesPutInAgainstStartCodesAreLeftOutAndCounted() {
    NalBits bits = new NalBits(new byte[] {0, 0, 3, 1, (byte) 0x80}, 0, 5);
    assertThat(bits.bits(16)).isZero();
    assertThat(bits.rawPosition()).isEqualTo(24);
    assertThat(bits.bits(9)).isEqualTo(3);
    assertThat(bits.rawPosition()).isEqualTo(33);
  }
}
