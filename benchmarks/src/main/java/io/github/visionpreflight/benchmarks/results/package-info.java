/** Figures as they are taken, kept and held against each other. */
@NullMarked
package io.github.visionpreflight.benchmarks.results;

import org.jspecify.annotations.NullMarked;
