package io.github.visionpreflight.benchmarks.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What results say of a benchmark class. Such a class has the parameters {@code implementation}, an
 * enum of {@link Implementation}s, and {@code data}; others make variants of the job.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Compared {
  /** The job in a few words: a heading. */
  String title();

  /** What to keep in mind when reading the figures: a sentence. */
  String bias();

  /** The implementation that ratios are to: the one a user would most likely pick instead. */
  String rival();
}
