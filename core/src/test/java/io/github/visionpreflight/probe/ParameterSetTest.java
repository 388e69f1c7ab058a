package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionpreflight.media.MediaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that x264, x265 and libavcodec wrote; the figures are what ffprobe 5.1 says of them. */
class ParameterSetTest {
  /**
   * Progressive; interlaced with cropped fields; High 4:4:4 with scaling matrices, odd pixels and a
   * fractional rate.
   */
  @ParameterizedTest
  @CsvSource({
    "6764000cacd941419f9b011000000300100000030320f1429960, 320, 182, 1, 1, 25",
    "6764003eacd94078044fde0220000003002000000c83e3c7b2c0, 1920, 1080, 1, 1, 50",
    "67f4001e919b281686bdc7e042000007d2000177001e2c5b2c, 718, 402, 12, 11, 23.976023976"
  })
  void h264SaysSizeShapeAndRate(
      String sps, long width, long height, long aspectWidth, long aspectHeight, double fps) {
    byte[] bytes = hex(sps);
    H264Sps read = H264Sps.read(bytes, 0, bytes.length);

    assertThat(read.width()).isEqualTo(width);
    assertThat(read.height()).isEqualTo(height);
    assertThat(read.aspectWidth()).isEqualTo(aspectWidth);
    assertThat(read.aspectHeight()).isEqualTo(aspectHeight);
    assertThat(read.fps()).isEqualTo(fps, within(1e-6));
  }

  @Test
  void hevcSaysTheSizeInsideTheConformanceWindow() {
    byte[] sps =
        hex(
            "42010101600000030090000003000003003ca00a080c1f36595952930bc39a0200000300020000030032"
                + "10");

    assertThat(HevcSps.read(sps, 0, sps.length)).isEqualTo(new HevcSps(320, 182));
  }

  @Test
  void mpeg4SaysTheSize() {
    byte[] vol = hex("00c48d8800cd0a0416d443");

    assertThat(Mpeg4Vol.read(vol, 0, vol.length)).isEqualTo(new Mpeg4Vol(320, 182, 0));
  }

  @Test
  void mpeg2SaysSizeRateAndShape() {
    byte[] header = hex("1400b643ffffe018000001b5148a00010000");
    MpegSequence sequence = MpegSequence.read(header, 0, header.length);

    assertThat(sequence.mpeg2()).isTrue();
    assertThat(sequence.width()).isEqualTo(320);
    assertThat(sequence.height()).isEqualTo(182);
    assertThat(sequence.fps()).isEqualTo(25.0);
    // 20111:16000 for ffprobe, which rounds the shape of the picture, 2.21.
    assertThat(sequence.aspect()).isEqualTo(20111 / 16000.0, within(1e-3));
  }

  @Test
  void everyCutOfAParameterSetIsMalformedOrShort() {
    byte[] sps = hex(OtherFiles.SPS_320X182);
    for (int length = 1; length < 8; length++) {
      int cut = length;
      assertThatThrownBy(() -> H264Sps.read(sps, 0, cut))
          .isInstanceOf(MediaException.Malformed.class);
    }
  }
}
