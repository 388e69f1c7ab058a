package io.github.visionpreflight.benchmarks.job;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Every benchmark is in the list, has a test of its answers beside it, and runs. What a benchmark
 * class has no test for must not be here: add the test, then the line.
 */
final class EveryBenchmarkTest {
  private static final Set<Class<?>> ANSWERS_ARE_TESTED =
      Set.of(
          DetectionBenchmark.class, // DetectionTest
          HeaderProbeBenchmark.class, // HeaderProbeTest
          TokenRuleBenchmark.class, // TokensTest
          CostBenchmark.class, // TokensTest
          DataUriWriteBenchmark.class, // DataUriTest
          DataUriParseBenchmark.class, // DataUriTest
          PrepareBenchmark.class, // ImageTest
          BatchBenchmark.class, // ImageTest
          GrowthBenchmark.class, // ImageTest
          JpegDecodeBenchmark.class, // ImageTest
          JpegEncodeBenchmark.class, // ImageTest
          PngEncodeBenchmark.class, // ImageTest
          ResampleBenchmark.class, // ImageTest
          RequestPlanBenchmark.class, // RequestTest
          RequestWriteBenchmark.class, // RequestTest
          VideoProbeBenchmark.class, // VideoTest
          FramesBenchmark.class, // VideoTest
          VideoGrowthBenchmark.class); // VideoTest

  @Test
  void everyBenchmarkThatJmhFindsHasATestOfItsAnswers() {
    Set<String> found =
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
            .stream()
            .map(BenchmarkListEntry::getUserClassQName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(found).isEqualTo(names(ANSWERS_ARE_TESTED.stream()));
    assertThat(found).isEqualTo(names(Jobs.all().stream().map(Job::type)));
  }

  private static Set<String> names(Stream<? extends Class<?>> types) {
    return types.map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theRivalIsOneOfTheImplementationsAndNotOurs() {
    for (Job job : Jobs.all()) {
      assertThat(job.implementations())
          .as(job.name())
          .anyMatch(Implementation::isOurs)
          .anyMatch(how -> how.name().equals(job.compared().rival()) && !how.isOurs());
    }
  }

  @Test
  void nothingIsDoneTwiceUnlessSomebodyAsks() {
    for (Implementation how : Job.of(HeaderProbeBenchmark.class).implementations()) {
      assertThat(IntStream.range(0, 20)).noneMatch(call -> Burden.isDue(how));
    }
  }

  static List<Job> jobs() {
    return Jobs.all();
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyCaseRunsOnce(Job job) throws RunnerException {
    List<RunResult> results = new ArrayList<>();
    for (Implementation how : job.implementations()) {
      if (job.dataFor(how).isEmpty()) {
        continue; // Native lanes are not everywhere.
      }
      ChainedOptionsBuilder options =
          new OptionsBuilder()
              .include("\\." + job.type().getSimpleName() + "\\.")
              .mode(Mode.SingleShotTime)
              .forks(0)
              .warmupIterations(0)
              .measurementIterations(1)
              .measurementTime(TimeValue.NONE)
              .shouldFailOnError(true)
              .verbosity(VerboseMode.SILENT)
              .param(Job.IMPLEMENTATION, how.name())
              .param(Job.DATA, job.dataFor(how).toArray(String[]::new));
      results.addAll(new Runner(options.build()).run());
    }
    long settings =
        job.settings().stream()
            .mapToLong(name -> job.parameters().get(name).size())
            .reduce(1, (a, b) -> a * b);
    assertThat(results).hasSize((int) (job.cases().count() * job.methods().size() * settings));
  }
}
