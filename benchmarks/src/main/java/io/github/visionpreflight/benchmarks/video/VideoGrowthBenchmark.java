package io.github.visionpreflight.benchmarks.video;

import io.github.visionpreflight.benchmarks.job.Compared;
import org.openjdk.jmh.annotations.Param;

/** The same for one video from 10 to 120 seconds: how cost grows. */
@Compared(
    title = "Cost against video length",
    rival = "GRABBER_LOOP",
    bias =
        "One frame every two seconds of 1080p, H.264, 250 frames from one keyframe to the next. The"
            + " resident peak is the whole process's, the JVM and what its collector has not yet"
            + " given back among it.")
public class VideoGrowthBenchmark extends Sampling {
  /** The file. */
  @Param({
    "h264-gop250-10s.mp4",
    "h264-gop250-30s.mp4",
    "h264-gop250-60s.mp4",
    "h264-gop250-120s.mp4"
  })
  public String data;

  /** Frames a second. */
  @Param({"0.5"})
  public double fps;

  @Override
  String data() {
    return data;
  }

  @Override
  double fps() {
    return fps;
  }
}
