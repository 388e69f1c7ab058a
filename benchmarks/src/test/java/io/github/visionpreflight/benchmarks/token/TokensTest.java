package io.github.visionpreflight.benchmarks.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.benchmarks.job.Job;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TokensTest {
  // floor(w/14) * floor(h/14), as Baseten's page has it.
  private static final Map<String, Long> TILES =
      Map.of("224x224", 256L, "1920x1080", 10_549L, "4000x3000", 60_990L);

  // 81 of 224x224 were seen on a served model, 12 of the chat template and 5 markers among them.
  private static final Map<String, Long> PROCESSOR =
      Map.of("224x224", 64L, "1920x1080", 2_691L, "4000x3000", 4_200L);

  // (tokens + 5) * 0.60 USD per million; 31,291 tokens of a minute at 30 frames a second.
  private static final Map<String, BigDecimal> COSTS =
      Map.of(
          "1920x1080", new BigDecimal("0.0016176"),
          "4000x3000", new BigDecimal("0.002523"),
          "1920x1080x1800", new BigDecimal("0.0187746"));

  static Stream<Job.Case> counts() {
    return Job.of(TokenRuleBenchmark.class).cases();
  }

  static Stream<Job.Case> costs() {
    return Job.of(CostBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("counts")
  void theCountIsThePublishedOne(Job.Case each) {
    TokenRuleBenchmark benchmark = new TokenRuleBenchmark();
    benchmark.implementation = (TokenCounter) each.implementation();
    benchmark.data = each.data();
    benchmark.read();
    Map<String, Long> golden = benchmark.implementation == TokenCounter.TILES ? TILES : PROCESSOR;
    assertThat(benchmark.tokens()).isEqualTo(golden.get(each.data()));
  }

  @ParameterizedTest
  @MethodSource("costs")
  void theCostIsTokensTimesThePublishedPrice(Job.Case each) {
    CostBenchmark benchmark = new CostBenchmark();
    benchmark.implementation = (Pricer) each.implementation();
    benchmark.data = each.data();
    benchmark.read();
    assertThat(benchmark.cost()).isEqualByComparingTo(COSTS.get(each.data()));
  }
}
