/** Measurements of the library beside what a user would pick instead. */
@NullMarked
package io.github.visionpreflight.benchmarks;

import org.jspecify.annotations.NullMarked;
