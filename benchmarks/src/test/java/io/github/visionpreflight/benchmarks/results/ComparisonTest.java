package io.github.visionpreflight.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {
  // Nanoseconds of five rounds, as they came on a busy machine.
  private static final List<Double> OURS = List.of(81.2, 84.9, 80.3, 88.0, 82.7);
  private static final List<Double> RIVAL = List.of(1610.0, 1702.0, 1588.0, 1769.0, 1650.0);

  @TempDir Path folder;

  private JobResult recording(List<Double> ours, List<Double> rival, double bytes)
      throws IOException {
    Measurement mine =
        new Measurement("PREFLIGHT", true, "a.jpg", Map.of("box", "768"), ours, bytes, 70.0);
    Measurement other =
        new Measurement("IMAGEIO", false, "a.jpg", Map.of("box", "768"), rival, 9000.0, null);
    JobResult result =
        new JobResult("J", "t", "b", "IMAGEIO", Map.of(), Map.of(), List.of(other, mine));
    // Through the file, as the guard sees it.
    result.write(folder);
    return JobResult.read(folder.resolve("J.json"));
  }

  private static double[] ratios(JobResult result) {
    Measurement mine = result.measurements().get(1);
    return mine.ratiosTo(result.rivalOf(mine).orElseThrow());
  }

  private static List<Double> times(List<Double> values, double factor) {
    return values.stream().map(value -> value * factor).toList();
  }

  private Comparison against(double ours, double rival) throws IOException {
    double[] recorded = ratios(recording(OURS, RIVAL, 0));
    return Comparison.of(recorded, ratios(recording(times(OURS, ours), times(RIVAL, rival), 0)));
  }

  @Test
  void aSlowdownOfThirtyPercentIsARegression() throws IOException {
    Comparison comparison = against(1.3, 1);
    assertThat(comparison.change()).isCloseTo(1.3, within(1e-9));
    assertThat(comparison.isRegression()).isTrue();
  }

  @Test
  void aMachineThatIsThreeTimesSlowerIsNone() throws IOException {
    assertThat(against(3, 3).isRegression()).isFalse();
    assertThat(against(3, 3).change()).isCloseTo(1, within(1e-9));
  }

  @Test
  void whatIsBelowATenthIsLeftAlone() throws IOException {
    assertThat(against(1.09, 1).isRegression()).isFalse();
  }

  @Test
  void beingFasterIsNone() throws IOException {
    assertThat(against(0.5, 1).isRegression()).isFalse();
  }

  @Test
  void aChangeInsideTheNoiseIsNone() {
    double[] recorded = {0.050, 0.065, 0.048, 0.070, 0.052};
    double[] current = {0.071, 0.056, 0.074};
    Comparison comparison = Comparison.of(recorded, current);
    assertThat(comparison.change()).isGreaterThan(1.15);
    assertThat(comparison.isRegression()).isFalse();
  }

  // Mean logarithms 0 and ln 1.5; pooled deviation 0.1, so the error is 0.1 * sqrt(1/3 + 1/3); the
  // 99.9 % point of Student's t with 4 degrees of freedom is 7.1732 (any table).
  @Test
  void theBoundIsStudentsT() {
    double[] recorded = {Math.exp(-0.1), 1, Math.exp(0.1)};
    double[] current = {1.5 * Math.exp(-0.1), 1.5, 1.5 * Math.exp(0.1)};
    Comparison comparison = Comparison.of(recorded, current);
    assertThat(comparison.change()).isCloseTo(1.5, within(1e-9));
    assertThat(comparison.bound())
        .isCloseTo(Math.exp(7.1732 * 0.1 * Math.sqrt(2 / 3.0)), within(1e-3));
    assertThat(comparison.isRegression()).isFalse();
  }

  @Test
  void oneRoundSaysNothing() {
    assertThatThrownBy(() -> Comparison.of(new double[] {1, 2}, new double[] {1}))
        .hasMessageContaining("at least 2, got 1");
  }

  @Test
  void allocatingMoreIsARegressionOnAnyMachine() {
    assertThat(new Allocation(0, 65).isRegression()).isTrue();
    assertThat(new Allocation(0, 64).isRegression()).isFalse();
    assertThat(new Allocation(10_000, 11_100).isRegression()).isTrue();
    assertThat(new Allocation(10_000, 11_000).isRegression()).isFalse();
  }

  @Test
  void theMedianAndTheMiddleHalfAreThoseOfTheRounds() {
    Measurement five = new Measurement("X", true, "d", Map.of(), OURS, 0, null);
    assertThat(five.median()).isEqualTo(82.7);
    assertThat(five.spread()).isCloseTo((84.9 - 81.2) / 82.7, within(1e-12));
    Measurement two = new Measurement("X", true, "d", Map.of(), List.of(1.0, 2.0), 0, null);
    assertThat(two.median()).isEqualTo(1.5);
  }
}
