/** Tables and plots out of the recorded figures. */
@NullMarked
package io.github.visionpreflight.benchmarks.publish;

import org.jspecify.annotations.NullMarked;
