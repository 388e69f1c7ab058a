/** The files that are measured on, and where they come from. */
@NullMarked
package io.github.visionpreflight.benchmarks.media;

import org.jspecify.annotations.NullMarked;
