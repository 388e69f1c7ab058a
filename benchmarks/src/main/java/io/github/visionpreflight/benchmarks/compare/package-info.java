/**
 * The same job on the same files in this library and in programs of other languages, in turn, each
 * in a process of its own on one core. Started by {@code benchmarks/compare}.
 */
@NullMarked
package io.github.visionpreflight.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
