/** Pictures made to fit, and the steps of that one by one. */
@NullMarked
package io.github.visionpreflight.benchmarks.image;

import org.jspecify.annotations.NullMarked;
