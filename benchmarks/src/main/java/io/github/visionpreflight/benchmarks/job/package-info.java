/** What is measured: every benchmark with its implementations and data sets. */
@NullMarked
package io.github.visionpreflight.benchmarks.job;

import org.jspecify.annotations.NullMarked;
