package io.github.visionpreflight.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.benchmarks.job.Job;
import io.github.visionpreflight.probe.Dimensions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HeaderProbeTest {
  private static final Map<String, Dimensions> SIZES =
      Map.of(
          "screenshot-1080p.png", new Dimensions(1920, 1080),
          "still.gif", new Dimensions(480, 360),
          // The tests' stand-in comes from the generator's own collection.
          "photo-12mp-progressive.jpg", new Dimensions(960, 720));

  static Stream<Job.Case> cases() {
    return Job.of(HeaderProbeBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSizeIsTheOneThatWasDrawn(Job.Case each) throws Exception {
    HeaderProbeBenchmark benchmark = new HeaderProbeBenchmark();
    benchmark.implementation = (HeaderReader) each.implementation();
    benchmark.data = each.data();
    benchmark.read();
    Dimensions drawn = SIZES.getOrDefault(each.data(), new Dimensions(1000, 750));
    assertThat(benchmark.size()).isEqualTo(drawn);
  }
}
