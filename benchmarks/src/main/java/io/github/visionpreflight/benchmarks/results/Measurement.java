package io.github.visionpreflight.benchmarks.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one implementation took on one data set, in every round.
 *
 * @param implementation who
 * @param ours whether that is the project's own code
 * @param data on what
 * @param settings the job's other parameters
 * @param rounds nanoseconds an operation, one figure a round: a fresh JVM's fastest iteration
 * @param bytesPerOperation what was allocated on the Java heap, bytes an operation
 * @param peakMb the most memory that a JVM of any round had resident, in MB of 1,000,000 bytes;
 *     null where the system does not say
 */
public record Measurement(
    String implementation,
    boolean ours,
    String data,
    Map<String, String> settings,
    List<Double> rounds,
    double bytesPerOperation,
    @Nullable Double peakMb) {

  /** Returns the median over the rounds, in nanoseconds. */
  @JsonIgnore
  public double median() {
    return quantile(0.5);
  }

  /** Returns how far the middle half of the rounds spreads, as a share of the median. */
  @JsonIgnore
  public double spread() {
    return (quantile(0.75) - quantile(0.25)) / median();
  }

  private double quantile(double share) {
    double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Returns whether the other was taken on the same data with the same settings. */
  public boolean isOfSameCase(Measurement other) {
    return data.equals(other.data) && settings.equals(other.settings);
  }

  /** Returns data and settings for people: {@code photo-12mp.jpg, box 768}. */
  public String caseName() {
    StringBuilder name = new StringBuilder(data);
    settings.forEach((key, value) -> name.append(", ").append(key).append(' ').append(value));
    return name.toString();
  }

  /** Returns this time in relation to another's in the same round, round by round. */
  public double[] ratiosTo(Measurement other) {
    double[] ratios = new double[Math.min(rounds.size(), other.rounds.size())];
    Arrays.setAll(ratios, i -> rounds.get(i) / other.rounds.get(i));
    return ratios;
  }
}
