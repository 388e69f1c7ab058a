package io.github.visionpreflight.benchmarks.publish;

import java.util.List;
import java.util.Optional;

/**
 * One figure as tables and plots show it, whoever measured it.
 *
 * @param group on what: file and settings
 * @param name who
 * @param ours whether that is the project's own code
 * @param nanoseconds the median time
 * @param ratio that time in relation to the rival's; NaN without a rival
 * @param spread how far the middle half of the rounds spreads, as a share of the median
 * @param memory what else there is to say, for people: bytes an operation, SSIM
 */
record Entry(
    String group,
    String name,
    boolean ours,
    double nanoseconds,
    double ratio,
    double spread,
    String memory) {

  /** Returns the groups in their order. */
  static List<String> groups(List<Entry> entries) {
    return entries.stream().map(Entry::group).distinct().toList();
  }

  static List<Entry> of(String group, List<Entry> entries) {
    return entries.stream().filter(entry -> entry.group.equals(group)).toList();
  }

  /** Returns the one of ours that users call: a job names it first. */
  static Optional<Entry> main(List<Entry> group) {
    return group.stream().filter(Entry::ours).findFirst();
  }
}
