package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A frame of which little else was decoded is to the last bit the one that comes out when every
 * frame is wanted and nothing can be left out. A barcode would forgive what drifts a little.
 */
class FewFramesLikeAllTest {
  private final FFmpegFrames source = new FFmpegFrames();

  @ParameterizedTest
  @EnumSource
  void framesAloneLookLikeFramesAmongAll(TestVideo video) {
    Map<Long, byte[]> all = new HashMap<>();
    for (Frame frame : frames(video, FrameSampling.uniform(TestVideos.times(video).size()))) {
      all.put(frame.index().orElseThrow(), frame.jpeg());
    }
    Random random = new Random(20_261_127);
    for (int wanted : new int[] {1, 1, 1, 2, 3, 5, 9}) {
      double[] seconds = random.doubles(wanted, 0, seconds(video)).sorted().toArray();
      for (Frame frame : frames(video, FrameSampling.at(seconds))) {
        byte[] among = all.get(frame.index().orElseThrow());
        if (among != null && !Arrays.equals(frame.jpeg(), among)) {
          fail(video + ": frame " + frame + " of " + wanted + " wanted looks different");
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(video.frames() / 2);
  }

  private static double seconds(TestVideo video) {
    List<Double> times = TestVideos.times(video);
    return times.get(times.size() - 1) - times.get(0);
  }

  private List<Frame> frames(TestVideo video, FrameSampling sampling) {
    FrameOptions options = FrameOptions.defaults().withSampling(sampling);
    return source.frames(MediaSource.of(TestVideos.file(video)), options);
  }
}
