package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameReport;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameStream;
import org.junit.jupiter.api.Test;

/** Frames that no wanted frame depends on are not decoded. */
class DecodeLessTest {
  private final FFmpegFrames source = new FFmpegFrames();

  @Test
  void nothingIsDecodedAfterTheLastWantedFrame() {
    // Frame 3 of 130: its group up to there, and what the encoder put before it.
    assertThat(decoded(TestVideo.H264_ONE_GOP, FrameSampling.at(0.1))).isLessThan(8);
  }

  @Test
  void groupsWithoutAWantedFrameAreNotEntered() {
    // Frames 0 and 105; groups start at 0, 50 and 100.
    assertThat(decoded(TestVideo.H264, FrameSampling.at(0, 3.5))).isLessThan(9);
  }

  @Test
  void unwantedNonReferenceFramesAreLeftOut() {
    assertThat(decoded(TestVideo.H264_ONE_GOP, FrameSampling.everySecond(2))).isLessThan(80);
    assertThat(decoded(TestVideo.HEVC, FrameSampling.everySecond(2))).isLessThan(80);
    assertThat(decoded(TestVideo.MPEG4, FrameSampling.everySecond(2))).isLessThan(60);
  }

  @Test
  void referenceFramesThatNobodyWantedLeansOnAreLeftOut() {
    // Shown as I, b B b P, b B b P ..., each P leaning on the P before it alone. Before frame 101,
    // a
    // b, come the I and 25 P; what it leans on besides is shown after it and does not come out.
    assertThat(decoded(TestVideo.H264_LEAN, FrameSampling.at(101.5 / 30))).isEqualTo(27);
    // Before frame 104, a P, come the I and 25 P.
    assertThat(decoded(TestVideo.H264_LEAN, FrameSampling.at(104.5 / 30))).isEqualTo(27);
  }

  @Test
  void whatAnHevcStreamNamesAndNobodyWantedLeansOnIsLeftOut() {
    // The same order of frames.
    assertThat(decoded(TestVideo.HEVC_LEAN, FrameSampling.at(101.5 / 30))).isEqualTo(27);
    assertThat(decoded(TestVideo.HEVC_LEAN, FrameSampling.at(104.5 / 30))).isEqualTo(27);
  }

  @Test
  void keyframesAloneAreDecodedAlone() {
    assertThat(decoded(TestVideo.H264, FrameSampling.keyframes())).isEqualTo(3);
    assertThat(decoded(TestVideo.MPEG4, FrameSampling.keyframes())).isEqualTo(4);
  }

  private long decoded(TestVideo video, FrameSampling sampling) {
    FrameOptions options = FrameOptions.defaults().withSampling(sampling);
    MediaSource file = MediaSource.of(TestVideos.file(video));
    try (FrameStream stream = source.open(file, options)) {
      stream.forEachRemaining(frame -> {});
      FrameReport report = stream.report();
      assertThat(report.delivered()).isEqualTo(report.wanted());
      return report.decoded();
    }
  }
}
