package io.github.visionpreflight.benchmarks.job;

import io.github.visionpreflight.benchmarks.datauri.DataUriParseBenchmark;
import io.github.visionpreflight.benchmarks.datauri.DataUriWriteBenchmark;
import io.github.visionpreflight.benchmarks.detection.DetectionBenchmark;
import io.github.visionpreflight.benchmarks.image.BatchBenchmark;
import io.github.visionpreflight.benchmarks.image.GrowthBenchmark;
import io.github.visionpreflight.benchmarks.image.JpegDecodeBenchmark;
import io.github.visionpreflight.benchmarks.image.JpegEncodeBenchmark;
import io.github.visionpreflight.benchmarks.image.PngEncodeBenchmark;
import io.github.visionpreflight.benchmarks.image.PrepareBenchmark;
import io.github.visionpreflight.benchmarks.image.ResampleBenchmark;
import io.github.visionpreflight.benchmarks.probe.HeaderProbeBenchmark;
import io.github.visionpreflight.benchmarks.request.RequestPlanBenchmark;
import io.github.visionpreflight.benchmarks.request.RequestWriteBenchmark;
import io.github.visionpreflight.benchmarks.token.CostBenchmark;
import io.github.visionpreflight.benchmarks.token.TokenRuleBenchmark;
import io.github.visionpreflight.benchmarks.video.FramesBenchmark;
import io.github.visionpreflight.benchmarks.video.VideoGrowthBenchmark;
import io.github.visionpreflight.benchmarks.video.VideoProbeBenchmark;
import java.util.List;
import java.util.stream.Stream;

/** Every benchmark class there is, in the order in which results show them. */
public final class Jobs {
  private static final List<Job> ALL =
      Stream.of(
              DetectionBenchmark.class,
              HeaderProbeBenchmark.class,
              TokenRuleBenchmark.class,
              CostBenchmark.class,
              DataUriWriteBenchmark.class,
              DataUriParseBenchmark.class,
              PrepareBenchmark.class,
              BatchBenchmark.class,
              JpegDecodeBenchmark.class,
              JpegEncodeBenchmark.class,
              PngEncodeBenchmark.class,
              ResampleBenchmark.class,
              RequestPlanBenchmark.class,
              RequestWriteBenchmark.class,
              VideoProbeBenchmark.class,
              FramesBenchmark.class,
              GrowthBenchmark.class,
              VideoGrowthBenchmark.class)
          .map(Job::of)
          .toList();

  private Jobs() {}

  /** Returns every job. */
  public static List<Job> all() {
    return ALL;
  }

  /**
   * Returns a job by its name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Job named(String name) {
    return ALL.stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no job is named " + name));
  }
}
