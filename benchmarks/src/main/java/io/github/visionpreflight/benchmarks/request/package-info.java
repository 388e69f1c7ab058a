/** Whole requests planned and written. */
@NullMarked
package io.github.visionpreflight.benchmarks.request;

import org.jspecify.annotations.NullMarked;
