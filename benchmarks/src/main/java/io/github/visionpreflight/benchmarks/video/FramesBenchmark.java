package io.github.visionpreflight.benchmarks.video;

import io.github.visionpreflight.benchmarks.job.Compared;
import org.openjdk.jmh.annotations.Param;

/** Frames of a video, sampled and written as JPEG. */
@Compared(
    title = "Sampled frames of a video",
    rival = "GRABBER_LOOP",
    bias =
        "Everybody decodes with the same libraries on one thread; the gain is what need not be"
            + " decoded, and shrinks as the rate grows. The grabber's frames are drawn bicubic and"
            + " written by the JDK.")
public class FramesBenchmark extends Sampling {
  /** The file. */
  @Param({
    "h264-gop250-10s.mp4",
    "h264-gop30-30s.mp4",
    "h264-gop250-30s.mp4",
    "hevc-gop250-30s.mp4",
    "vp9-gop240-30s.webm",
    "av1-gop240-10s.mp4"
  })
  public String data;

  /** Frames a second. */
  @Param({"0.5", "2"})
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
