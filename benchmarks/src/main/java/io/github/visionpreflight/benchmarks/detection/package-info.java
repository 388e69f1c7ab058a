/** What are the bytes? */
@NullMarked
package io.github.visionpreflight.benchmarks.detection;

import org.jspecify.annotations.NullMarked;
