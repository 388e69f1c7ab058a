/** Video headers and sampled frames. */
@NullMarked
package io.github.visionpreflight.benchmarks.video;

import org.jspecify.annotations.NullMarked;
