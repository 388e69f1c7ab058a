package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import java.awt.image.BufferedImage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A red that was red stays red, whatever matrix, range and depth carried it. */
class ColourTest {
  private static final Offset<Integer> NEAR = Offset.offset(6);

  @ParameterizedTest
  @EnumSource(names = {"RED_709", "RED_601", "RED_709_FULL", "RED_709_TEN_BIT"})
  void pureRedComesOutPureRed(TestClip clip) {
    int rgb = middle(clip);
    assertThat(rgb >> 16 & 0xFF).as("red").isCloseTo(255, NEAR);
    assertThat(rgb >> 8 & 0xFF).as("green").isCloseTo(0, NEAR);
    assertThat(rgb & 0xFF).as("blue").isCloseTo(0, NEAR);
  }

  @Test
  void whiteOfHdrIsBrightAndNeutralOnAnOrdinaryScreen() {
    int rgb = middle(TestClip.WHITE_HDR10);
    // Taken as ordinary video, the signal would be a grey of 148.
    assertThat(rgb >> 16 & 0xFF).isBetween(170, 255);
    assertThat(rgb >> 8 & 0xFF).isCloseTo(rgb >> 16 & 0xFF, NEAR);
    assertThat(rgb & 0xFF).isCloseTo(rgb >> 16 & 0xFF, NEAR);
  }

  private static int middle(TestClip clip) {
    FrameOptions first = FrameOptions.defaults().withSampling(FrameSampling.uniform(1));
    Frame frame = new FFmpegFrames().frames(MediaSource.of(TestVideos.file(clip)), first).get(0);
    BufferedImage image = Barcode.image(frame.jpeg());
    return image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
  }
}
