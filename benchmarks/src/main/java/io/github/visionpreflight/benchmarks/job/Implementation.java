package io.github.visionpreflight.benchmarks.job;

/** One way to do a job: one of ours, or what a user would pick instead. A constant of an enum. */
public interface Implementation {
  /** Returns the name that results carry. */
  String name();

  /** Returns whether this is the project's own code. */
  boolean isOurs();

  /** Returns whether it does the job on this data at all; what it does not is not measured. */
  default boolean does(String data) {
    return true;
  }
}
