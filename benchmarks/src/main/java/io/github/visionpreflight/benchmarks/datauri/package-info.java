/** The bytes as a data URI. */
@NullMarked
package io.github.visionpreflight.benchmarks.datauri;

import org.jspecify.annotations.NullMarked;
